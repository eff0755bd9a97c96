package io.syntho.server.compliance.typeset;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table whose head is repeated on every page, and whose first and last two rows stay together. Tables of a few rows are not divided.
 *
 * @param columns from left to right; their widths are shares of the sum
 * @param rows one cell a column each
 */
public record Table(List<Column> columns, List<List<Cell>> rows) implements Block {

    private static final float PADDING = 3.8f;
    private static final float GUTTER = 8;
    private static final int UNDIVIDED = 5;
    private static final float MARK = 11;

    /** Checks that every row has a cell a column. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row of %d cells (expected: %d)".formatted(row.size(), columns.size()));
            }
        }
    }

    /**
     * A column.
     *
     * @param title its head
     * @param share of the width
     * @param figures whether its cells and head stand to the right
     */
    public record Column(String title, float share, boolean figures) {

        /** A column of text. */
        public static Column text(String title, float share) {
            return new Column(title, share, false);
        }

        /** A column of figures. */
        public static Column figures(String title, float share) {
            return new Column(title, share, true);
        }
    }

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        Tag table = parent.child("Table");
        float[] widths = widths(width);
        Row head = row(
                typesetter,
                columns.stream()
                        .map(column -> Cell.of(column.title(), Style.HEAD))
                        .toList(),
                widths,
                true);
        List<Piece> pieces = new ArrayList<>();
        Tag headRow = table.child("TR");
        pieces.add(new Piece(
                8,
                head.height(),
                Place.WITH_NEXT,
                (pen, left, top) -> head.draw(pen, Optional.of(headRow), left, top)));
        Piece again = new Piece(
                0, head.height(), Place.WITH_NEXT, (pen, left, top) -> head.draw(pen, Optional.empty(), left, top));
        for (int index = 0; index < rows.size(); index++) {
            Row row = row(typesetter, rows.get(index), widths, false);
            Tag tag = table.child("TR");
            boolean last = index == rows.size() - 1;
            boolean withNext = !last && (rows.size() <= UNDIVIDED || index == 0 || index == rows.size() - 2);
            pieces.add(new Piece(
                    0,
                    row.height(),
                    new Place(withNext, false, Optional.of(again), 0),
                    (pen, left, top) -> row.draw(pen, Optional.of(tag), left, top)));
        }
        return pieces;
    }

    private float[] widths(float width) {
        float sum = 0;
        for (Column column : columns) {
            sum += column.share();
        }
        float[] widths = new float[columns.size()];
        for (int index = 0; index < widths.length; index++) {
            widths[index] = columns.get(index).share() / sum * width;
        }
        return widths;
    }

    private Row row(Typesetter typesetter, List<Cell> cells, float[] widths, boolean head) {
        List<List<Line>> texts = new ArrayList<>();
        float height = 0;
        for (int index = 0; index < cells.size(); index++) {
            Cell cell = cells.get(index);
            float room = widths[index] - GUTTER - (cell.mark().isPresent() ? MARK : 0);
            List<Line> lines = cell.lines(typesetter, room);
            texts.add(lines);
            height = Math.max(height, Paragraph.height(lines));
        }
        return new Row(columns, cells, texts, widths, height + 2 * PADDING, head);
    }

    /** A row that is ready to draw. */
    private record Row(
            List<Column> columns,
            List<Cell> cells,
            List<List<Line>> texts,
            float[] widths,
            float height,
            boolean head) {

        /** Without a tag the row is a repetition, and so decoration. */
        void draw(Pen pen, Optional<Tag> tag, float left, float top) {
            pen.decoration(() -> pen.line(
                    head ? Palette.AXIS : Palette.RULE,
                    head ? 0.8f : 0.5f,
                    left,
                    top - height,
                    left + total(),
                    top - height));
            float x = left;
            for (int index = 0; index < texts.size(); index++) {
                float at = x;
                int cell = index;
                if (tag.isPresent()) {
                    mark(pen, cell, at, top);
                    pen.tagged(head ? tag.get().columnHead() : tag.get().child("TD"), () -> text(pen, cell, at, top));
                } else {
                    pen.decoration(() -> text(pen, cell, at, top));
                }
                x += widths[index];
            }
        }

        private void mark(Pen pen, int index, float left, float top) {
            cells.get(index).mark().ifPresent(mark -> {
                float middle = top - PADDING - texts.get(index).getFirst().leading() / 2;
                pen.decoration(() -> mark.draw(pen, left + 4, middle, 7));
            });
        }

        private void text(Pen pen, int index, float left, float top) {
            float indent = cells.get(index).mark().isPresent() ? MARK : 0;
            float y = top - PADDING;
            for (Line line : texts.get(index)) {
                float x = columns.get(index).figures()
                        ? left + widths[index] - (index == widths.length - 1 ? 0 : GUTTER) - line.width()
                        : left + indent;
                pen.text(line, x, y);
                y -= line.leading();
            }
        }

        private float total() {
            float total = 0;
            for (float width : widths) {
                total += width;
            }
            return total;
        }
    }
}
