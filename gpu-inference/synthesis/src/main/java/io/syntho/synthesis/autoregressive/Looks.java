package io.syntho.synthesis.autoregressive;

import java.util.List;

/** How cells look to the network: mixtures of rows of the embedding table. A number is between two knots, and frequent values have a row of their own. */
final class Looks {

    private final List<Cells> columns;
    private final Layout layout;
    private final int width;

    /**
     * Looks of this width.
     *
     * @param width numbers per embedding
     */
    Looks(Layout layout, int width) {
        this.layout = layout;
        this.columns = layout.columns();
        this.width = width;
    }

    /** Numbers per embedding. */
    int width() {
        return width;
    }

    /** Adds a cell's look to {@code to} from {@code at} on. */
    void addValue(float[] table, int column, int cell, float[] to, int at) {
        Cells cells = columns.get(column);
        int first = layout.valueRow(column);
        double knot = cells.knotAt(cell);
        if (knot >= 0) {
            int left = Math.min((int) knot, cells.knots() - 2);
            float right = (float) (knot - left);
            mix(table, (first + left) * width, to, at, 1 - right);
            mix(table, (first + left + 1) * width, to, at, right);
        }
        if (cells.name(cell) >= 0) {
            mix(table, (first + cells.name(cell)) * width, to, at, 1);
        }
    }

    /** Adds the look of a cell's class. */
    void addClass(float[] table, int column, int cell, float[] to, int at) {
        mix(table, (layout.classRow(column) + columns.get(column).classOf(cell)) * width, to, at, 1);
    }

    /** Adds the slope of a cell's look, which stands in {@code from}, to the table's slopes. */
    void giveValue(float[] slopes, int column, int cell, float[] from, int at) {
        Cells cells = columns.get(column);
        int first = layout.valueRow(column);
        double knot = cells.knotAt(cell);
        if (knot >= 0) {
            int left = Math.min((int) knot, cells.knots() - 2);
            float right = (float) (knot - left);
            mix(from, at, slopes, (first + left) * width, 1 - right);
            mix(from, at, slopes, (first + left + 1) * width, right);
        }
        if (cells.name(cell) >= 0) {
            mix(from, at, slopes, (first + cells.name(cell)) * width, 1);
        }
    }

    /** Squared length of the mixture that a cell's look is: of two knots, and perhaps a row of its own. */
    float square(int column, int cell) {
        Cells cells = columns.get(column);
        double knot = cells.knotAt(cell);
        float square = cells.name(cell) >= 0 ? 1 : 0;
        if (knot >= 0) {
            float right = (float) (knot - Math.min((int) knot, cells.knots() - 2));
            square += (1 - right) * (1 - right) + right * right;
        }
        return square;
    }

    /** Adds the slope of a class's look. */
    void giveClass(float[] slopes, int column, int cell, float[] from, int at) {
        mix(from, at, slopes, (layout.classRow(column) + columns.get(column).classOf(cell)) * width, 1);
    }

    private void mix(float[] from, int begin, float[] to, int at, float weight) {
        for (int i = 0; i < width; i++) {
            to[at + i] += weight * from[begin + i];
        }
    }
}
