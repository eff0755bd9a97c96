package io.syntho.synthesis;

import static io.syntho.synthesis.Requirements.require;

/**
 * How the Gaussian copula is fitted.
 *
 * @param protection what keeps single rows out of the model
 * @param maxCategories most categories of a column that are learned by name, the most frequent first; 2 to 2,000
 * @param dependenceRows most rows, spread over the table, from which dependence is estimated; marginals see every row; 100 to 1,000,000
 */
public record GaussianCopulaOptions(Protection protection, int maxCategories, int dependenceRows)
        implements FitOptions {

    /** Fits tables of a few columns up to a few hundred, in seconds. */
    public static final GaussianCopulaOptions DEFAULT = new GaussianCopulaOptions(Protection.DEFAULT, 500, 50_000);

    /** Checks the ranges. */
    public GaussianCopulaOptions {
        require(maxCategories >= 2 && maxCategories <= 2_000, "maxCategories: %d (expected: 2 to 2000)", maxCategories);
        require(
                dependenceRows >= 100 && dependenceRows <= 1_000_000,
                "dependenceRows: %d (expected: 100 to 1000000)",
                dependenceRows);
    }

    @Override
    public Method method() {
        return Method.GAUSSIAN_COPULA;
    }
}
