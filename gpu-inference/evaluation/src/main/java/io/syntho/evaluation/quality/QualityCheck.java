package io.syntho.evaluation.quality;

/**
 * One condition of the rule that decides whether a table passes.
 *
 * @param name stable name, such as {@code column_pair_trends}
 * @param threshold least value that passes, 0 to 1
 * @param actual the value, 0 to 1
 * @param passed whether the condition holds
 * @param explanation the same in words
 */
public record QualityCheck(String name, double threshold, double actual, boolean passed, String explanation) {}
