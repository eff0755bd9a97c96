package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.quality.ColumnChart;
import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.server.compliance.typeset.Beside;
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
import java.util.Comparator;
import java.util.List;

/** Distributions of the columns least alike, real and synthetic over each other. */
final class DistributionCharts {

    private static final int CHARTS = 8;
    private static final int A_ROW = 2;

    private DistributionCharts() {}

    static List<Block> blocks(List<ColumnQuality> columns) {
        List<ColumnQuality> charted = charted(columns);
        if (charted.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Heading.within("Distributions"));
        blocks.add(Paragraph.of(
                        charted.size() < columns.size()
                                ? "The %d columns least alike, numbers before categories. Values that do not stand in the synthetic table are not named."
                                        .formatted(charted.size())
                                : "Numbers before categories, the worst first. Values that do not stand in the synthetic table are not named.",
                        Style.SMALL)
                .gap(2)
                .withNext());
        blocks.add(new Figure(
                13,
                "Legend: real values solid violet, synthetic values dashed cyan",
                5,
                Place.WITH_NEXT,
                DistributionCharts::legend));
        for (int first = 0; first < charted.size(); first += A_ROW) {
            blocks.add(new Beside(
                    charted.subList(first, Math.min(first + A_ROW, charted.size())).stream()
                            .map(DistributionCharts::chart)
                            .toList(),
                    A_ROW,
                    first == 0 ? 6 : 14));
        }
        return blocks;
    }

    /** The worst, those of one kind together, for their heights differ. */
    private static List<ColumnQuality> charted(List<ColumnQuality> columns) {
        List<ColumnQuality> worst = UtilityPart.worst(
                columns.stream().filter(column -> column.chart().isPresent()).toList(), CHARTS);
        return worst.stream()
                .sorted(Comparator.comparing(
                        column -> column.chart().orElseThrow() instanceof ColumnChart.TopCategories))
                .toList();
    }

    private static List<Block> chart(ColumnQuality column) {
        Block title = new ChartTitle(column);
        Block figure = switch (column.chart().orElseThrow()) {
            case ColumnChart.Histogram histogram -> HistogramChart.of(column.column(), histogram);
            case ColumnChart.TopCategories top -> CategoryChart.of(column.column(), top);
        };
        return List.of(title, figure);
    }

    private static void legend(Pen pen, float left, float top, float width) {
        float middle = top - 6;
        pen.fill(Palette.REAL_SOFT, left, middle + 4, 18, 8);
        pen.line(Palette.REAL, 1.1f, left, middle + 4, left + 18, middle + 4);
        Line real = pen.typesetter().line("Real (training rows)", Style.SMALL);
        pen.text(real, left + 24, top);
        float x = left + 24 + real.width() + 22;
        pen.canvas().setLineDash(3, 1.8f, 0);
        pen.line(Palette.SYNTHETIC, 1.3f, x, middle, x + 18, middle);
        pen.canvas().setLineDash(0);
        pen.text(pen.typesetter().line("Synthetic", Style.SMALL), x + 24, top);
    }
}
