package io.syntho.tabular.detect;

import io.syntho.tabular.Meaning;

/**
 * What a column is for.
 *
 * @param meaning the meaning
 * @param confidence 0 to 1
 * @param reason why, in words
 */
record MeaningFinding(Meaning meaning, double confidence, String reason) {}
