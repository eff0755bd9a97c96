package io.syntho.synthesis.auto;

/**
 * How well a candidate did.
 *
 * @param overall how close its rows came to real ones, 0 to 1
 * @param words the parts of it, in words
 */
public record Score(double overall, String words) {}
