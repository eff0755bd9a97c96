package io.syntho.synthesis.encoding;

import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a network sees one learned column: one of several cells and, for a number's modes, a position.
 *
 * @param plan index of the column's plan
 * @param shares share of the training rows in each cell
 * @param modes the cells of a number column
 */
public record ColumnCode(int plan, double[] shares, Optional<NumberModes> modes) {

    /** Checks that there are cells. */
    public ColumnCode {
        if (shares.length == 0 || modes.isPresent() && modes.get().cells() != shares.length) {
            throw new IllegalArgumentException("column %d: %d cells".formatted(plan, shares.length));
        }
    }

    /** A column whose cells are those of its treatment. */
    static ColumnCode of(int plan, Treatment treatment) {
        double[] shares = switch (treatment) {
            case Categories categories -> {
                double total = Arrays.stream(categories.set().rows()).sum();
                yield Arrays.stream(categories.set().rows())
                        .mapToDouble(rows -> rows / total)
                        .toArray();
            }
            case Made made -> new double[] {1 - made.missingShare(), made.missingShare()};
            case Numbers numbers -> throw new IllegalArgumentException("numbers have modes");
            case Fixed fixed -> throw new IllegalArgumentException("nothing to learn");
        };
        return new ColumnCode(plan, shares, Optional.empty());
    }

    /** Number of cells. */
    public int cells() {
        return shares.length;
    }

    /** Whether some cell needs a position beside it. */
    public boolean positioned() {
        return modes.isPresent() && !modes.get().modes().isEmpty();
    }

    /** Whether a cell needs a position beside it. */
    public boolean positioned(int cell) {
        return modes.isPresent() && modes.get().mode(cell);
    }

    /** Whether this code can be that of a column so treated. */
    boolean fits(Treatment treatment) {
        return switch (treatment) {
            case Categories categories -> modes.isEmpty() && categories.set().cells() == cells();
            case Made made -> modes.isEmpty() && cells() == 2;
            case Numbers numbers -> modes.isPresent();
            case Fixed fixed -> false;
        };
    }
}
