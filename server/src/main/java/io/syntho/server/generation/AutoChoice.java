package io.syntho.server.generation;

import io.syntho.synthesis.Method;
import java.util.List;
import java.util.Locale;

/**
 * Which method fits a table, by its shape.
 *
 * @param method the method
 * @param reason why, in words
 */
record AutoChoice(Method method, String reason) {

    /** Fewer rows do not show more than the copula learns. */
    private static final long FEWEST_TO_TRAIN = 1_000;

    /** More columns make networks slow before they are good. */
    private static final int MOST_COLUMNS_TO_TRAIN = 200;

    /**
     * Chooses.
     *
     * @param present methods to choose from, not empty
     */
    static AutoChoice of(long rows, int columns, List<Method> present) {
        if (!present.contains(Method.AUTOREGRESSIVE)) {
            return new AutoChoice(
                    present.getFirst(),
                    "%s is the method that this server holds."
                            .formatted(present.getFirst().id()));
        }
        if (!present.contains(Method.GAUSSIAN_COPULA) || rows >= FEWEST_TO_TRAIN && columns <= MOST_COLUMNS_TO_TRAIN) {
            return new AutoChoice(
                    Method.AUTOREGRESSIVE,
                    String.format(
                            Locale.ROOT,
                            "%,d rows of %d columns are enough to learn how columns depend on each other in any form, "
                                    + "which the autoregressive method does best.",
                            rows,
                            columns));
        }
        return new AutoChoice(
                Method.GAUSSIAN_COPULA,
                rows < FEWEST_TO_TRAIN
                        ? String.format(
                                Locale.ROOT,
                                "%,d rows are too few to train a network; the Gaussian copula learns what they show.",
                                rows)
                        : "%d columns would take a network long; the Gaussian copula learns them in one pass."
                                .formatted(columns));
    }
}
