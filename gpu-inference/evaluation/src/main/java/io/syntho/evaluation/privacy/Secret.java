package io.syntho.evaluation.privacy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;

/**
 * A column that an attacker guesses. A guess is right when a text or level is the same, a number is within 5 % of the true one, or an instant within 5 % of
 * the span between the first and the last training row's.
 */
final class Secret {

    private static final double NEAR = 0.05;

    private final Column synthetic;
    private final boolean scale;
    private final double least;
    private final double span;

    Secret(ColumnSchema schema, Column train, Column synthetic, double unit) {
        this.synthetic = synthetic;
        scale = train instanceof NumericColumn && schema.meaning() != Meaning.CATEGORICAL;
        least = unit / 2;
        span = train instanceof NumericColumn numeric && schema.meaning() == Meaning.DATETIME
                ? span(numeric.values())
                : -1;
    }

    /** Whether the synthetic row's value tells that of a row of a real column, which is not missing. */
    boolean told(Column real, int row, int guess) {
        if (synthetic.isMissing(guess)) {
            return false;
        }
        return switch (real) {
            case CodedColumn coded -> coded.text(row).equals(((CodedColumn) synthetic).text(guess));
            case NumericColumn numeric ->
                Math.abs(((NumericColumn) synthetic).values()[guess] - numeric.values()[row])
                        <= allowance(numeric.values()[row]);
        };
    }

    /** How far a guess of a number may be off. */
    double allowance(double value) {
        return Math.max(least, scale ? NEAR * (span >= 0 ? span : Math.abs(value)) : 0);
    }

    private static double span(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return Math.max(0, high - low);
    }
}
