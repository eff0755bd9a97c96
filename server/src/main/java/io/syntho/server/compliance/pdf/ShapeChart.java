package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Figure;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Pen;
import io.syntho.server.compliance.typeset.Piece.Place;
import io.syntho.server.compliance.typeset.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Likeness of each column's distribution as bars, beside what fresh real rows reach. */
final class ShapeChart {

    private static final int BARS = 30;
    private static final float ROW = 13.5f;
    private static final float LABEL = 130;
    private static final float VALUE = 40;
    private static final float AXIS = 14;

    private ShapeChart() {}

    static List<Block> blocks(List<ColumnQuality> columns) {
        boolean all = columns.size() <= BARS;
        List<ColumnQuality> shown = all ? columns : UtilityPart.worst(columns, BARS);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Heading.within("Column shapes"));
        blocks.add(Paragraph.of(
                        "The bar is the likeness of the synthetic distribution, 1 being equal: one minus the Kolmogorov–Smirnov distance for numbers and dates, one minus the total variation distance for categories. The dashed line is what fresh real rows reach."
                                + (all
                                        ? ""
                                        : " Of %s columns, the %d least alike."
                                                .formatted(Words.count(columns.size()), BARS)),
                        Style.SMALL)
                .gap(2)
                .withNext());
        blocks.add(new Figure(
                shown.size() * ROW + AXIS,
                words(shown),
                6,
                Place.ANYWHERE,
                (pen, left, top, width) -> draw(pen, left, top, width, shown)));
        return blocks;
    }

    private static String words(List<ColumnQuality> columns) {
        return columns.stream()
                .map(column -> "%s %s".formatted(Words.name(column.column()), Words.share(column.score())))
                .collect(Collectors.joining(", ", "Bar chart of column shapes: ", "."));
    }

    private static void draw(Pen pen, float left, float top, float width, List<ColumnQuality> columns) {
        float from = left + LABEL;
        float scale = width - LABEL - VALUE;
        float bottom = top - columns.size() * ROW;
        for (int tick = 0; tick <= 4; tick++) {
            float x = from + scale * tick / 4;
            pen.line(tick == 0 ? Palette.AXIS : Palette.RULE, 0.5f, x, top, x, bottom);
            Line label = pen.typesetter()
                    .line(List.of("0", "0.25", "0.5", "0.75", "1").get(tick), Style.SMALL.figures());
            pen.text(label, x - label.width() / 2, bottom - 2);
        }
        float y = top;
        for (ColumnQuality column : columns) {
            bar(pen, left, y, from, scale, column);
            y -= ROW;
        }
    }

    private static void bar(Pen pen, float left, float y, float from, float scale, ColumnQuality column) {
        Line name = pen.typesetter().line(Words.name(column.column()), Style.CELL, LABEL - 8);
        pen.text(name, left, y - (ROW - name.leading()) / 2);
        float length = scale * (float) column.score();
        pen.fill(Palette.REAL_SOFT, from, y - 2.6f, length, ROW - 5.2f);
        pen.line(Palette.REAL, 1.2f, from + length, y - 2.6f, from + length, y - ROW + 2.6f);
        column.ceiling().ifPresent(ceiling -> {
            float x = from + scale * (float) ceiling;
            pen.canvas().setLineDash(2, 1.4f, 0);
            pen.line(Palette.INK, 0.8f, x, y - 0.8f, x, y - ROW + 0.8f);
            pen.canvas().setLineDash(0);
        });
        Line value = pen.typesetter().line(Words.share(column.score()), Style.CELL.figures());
        pen.text(value, from + scale + VALUE - value.width(), y - (ROW - value.leading()) / 2);
    }
}
