package io.syntho.synthesis;

import static io.syntho.synthesis.Requirements.require;

/**
 * What every method does so that no single row speaks through the model.
 *
 * <p>A category, an exact number or an extreme is learned as such only when at least {@code minimumRows} training rows stand behind it.
 * Rarer categories are pooled: their rows teach one common bucket, and where that bucket is drawn, the label {@link #pooledLabel} is
 * written. A column whose categories are all rare is not learned at all: it becomes a labelled placeholder.
 *
 * @param minimumRows rows that must share a value before it is learned by name; 1 to 1,000
 * @param pooledLabel what stands for rare categories in the synthetic table; 1 to 64 characters
 */
public record Protection(int minimumRows, String pooledLabel) {

    /** Five rows, as statistical offices commonly ask of a published cell. */
    public static final Protection DEFAULT = new Protection(5, "(other)");

    /** Checks the ranges. */
    public Protection {
        require(minimumRows >= 1 && minimumRows <= 1_000, "minimumRows: %d (expected: 1 to 1000)", minimumRows);
        require(
                !pooledLabel.isBlank() && pooledLabel.length() <= 64,
                "pooledLabel: %d characters (expected: 1 to 64, not blank)",
                pooledLabel.length());
    }
}
