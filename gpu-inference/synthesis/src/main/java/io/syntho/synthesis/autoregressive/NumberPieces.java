package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.Condition.Between;
import io.syntho.synthesis.transform.Grid;
import io.syntho.synthesis.transform.QuantileFunction;
import io.syntho.synthesis.transform.Treatment.Numbers;

/** Numbers within the pieces of a quantile function. */
final class NumberPieces {

    private NumberPieces() {}

    /**
     * A value of a piece that lies within bounds and on the column's grid, or {@code NaN} when the piece has none.
     *
     * @param share in (0, 1): where in the allowed part of the piece
     */
    static double within(Numbers numbers, int piece, double share, Between bounds) {
        QuantileFunction quantiles = numbers.quantiles();
        double low = Math.max(quantiles.low()[piece], bounds.from());
        double high = Math.min(quantiles.high()[piece], bounds.to());
        if (low > high) {
            return Double.NaN;
        }
        if (quantiles.atom(piece)) {
            return quantiles.low()[piece];
        }
        Grid grid = numbers.grid();
        double value = grid.round(low * (1 - share) + high * share);
        double step = grid.unit() / grid.scale();
        if (value > bounds.to()) {
            value = grid.round(value - step);
        } else if (value < bounds.from()) {
            value = grid.round(value + step);
        }
        return value >= bounds.from() && value <= bounds.to() ? value : Double.NaN;
    }
}
