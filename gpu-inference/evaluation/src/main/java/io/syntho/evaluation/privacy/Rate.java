package io.syntho.evaluation.privacy;

/**
 * A counted share with its Wilson interval.
 *
 * @param name what was counted, such as {@code synthetic} or {@code control}
 * @param successes how often it was so; ties may count half
 * @param trials how often it was tried
 * @param share the Wilson estimate with its 95 % interval, 0 to 1
 */
public record Rate(String name, double successes, long trials, Interval share) {}
