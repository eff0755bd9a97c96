package io.syntho.synthesis.copula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latent space of a table: the axes of all learned columns side by side.
 *
 * @param columns one per learned column, in order
 */
record Latents(List<LatentColumn> columns) {

    /** No score lies farther out: one row in a billion does. */
    static final double FARTHEST = 6;

    Latents {
        columns = List.copyOf(columns);
    }

    /** Places columns one after another. */
    static Latents of(List<CellTree> trees, List<Optional<NumberCells>> numbers) {
        List<LatentColumn> columns = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < trees.size(); i++) {
            columns.add(new LatentColumn(from, trees.get(i), numbers.get(i)));
            from += trees.get(i).axes();
        }
        return new Latents(columns);
    }

    /** Number of axes. */
    int width() {
        if (columns.isEmpty()) {
            return 0;
        }
        LatentColumn last = columns.getLast();
        return last.from() + last.axes();
    }

    /** The column that owns each axis. */
    int[] owners() {
        int[] owners = new int[width()];
        for (int c = 0; c < columns.size(); c++) {
            LatentColumn column = columns.get(c);
            for (int a = 0; a < column.axes(); a++) {
                owners[column.from() + a] = c;
            }
        }
        return owners;
    }
}
