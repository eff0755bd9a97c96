package io.syntho.synthesis.transform;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.syntho.synthesis.regenerate.Maker;
import java.util.Optional;

/** What becomes of a column: learned as categories, learned as numbers, made anew, or always the same. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Treatment.Categories.class, name = "categories"),
    @JsonSubTypes.Type(value = Treatment.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = Treatment.Made.class, name = "made"),
    @JsonSubTypes.Type(value = Treatment.Fixed.class, name = "fixed")
})
public sealed interface Treatment {

    /**
     * Learned as a closed set.
     *
     * @param set the cells
     * @param numeric whether the labels are numbers in a numeric column
     */
    record Categories(CategorySet set, boolean numeric) implements Treatment {}

    /**
     * Learned on a scale.
     *
     * @param quantiles distribution of the values that are not missing
     * @param grid the values that the column may hold
     * @param missingShare share of missing values; 0 when too few are missing to tell
     */
    record Numbers(QuantileFunction quantiles, Grid grid, double missingShare) implements Treatment {

        /** Checks the share. */
        public Numbers {
            if (!(missingShare >= 0 && missingShare < 1)) {
                throw new IllegalArgumentException("missingShare: %s (expected: in [0, 1))".formatted(missingShare));
            }
        }

        /** The value at {@code position} of piece {@code piece}, on the grid. */
        public double value(int piece, double position) {
            return quantiles.atom(piece) ? quantiles.low()[piece] : grid.round(quantiles.value(piece, position));
        }
    }

    /**
     * Made anew; only whether a value is there is learned.
     *
     * @param maker makes the values
     * @param numeric whether they stand in a numeric column
     * @param missingShare share of missing values; 0 when too few are missing to tell
     */
    record Made(Maker maker, boolean numeric, double missingShare) implements Treatment {

        /** Checks the share. */
        public Made {
            if (!(missingShare >= 0 && missingShare < 1)) {
                throw new IllegalArgumentException("missingShare: %s (expected: in [0, 1))".formatted(missingShare));
            }
        }
    }

    /**
     * The same in every row.
     *
     * @param value the value as text; empty for a column without values
     * @param numeric whether it stands in a numeric column
     */
    record Fixed(Optional<String> value, boolean numeric) implements Treatment {}
}
