package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.quality.ColumnFit;
import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures of single columns: missing and distinct values, range and distance, those of the hold-out below. */
final class ColumnFigures {

    private static final int COLUMNS = 40;
    private static final double MICROS = 1e6;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private ColumnFigures() {}

    static List<Block> blocks(List<ColumnQuality> columns) {
        List<ColumnQuality> shown = UtilityPart.worst(columns, COLUMNS);
        return List.of(
                Heading.within("Columns in figures"),
                Paragraph.of(
                                "%sKnown: share of values within the real range or among the real categories. Covered: share of that range or of those categories that occurs. Distance: how far values must move on average to become the real ones (Wasserstein), in the column's unit. Grey: what the hold-out reaches."
                                        .formatted(
                                                shown.size() < columns.size()
                                                        ? "The %d columns least alike. ".formatted(shown.size())
                                                        : ""),
                                Style.SMALL)
                        .gap(2)
                        .withNext(),
                new Table(
                        List.of(
                                Column.text("Column", 121),
                                Column.figures("Missing, real", 55),
                                Column.figures("Missing, synthetic", 55),
                                Column.figures("Distinct, real", 50),
                                Column.figures("Distinct, synthetic", 55),
                                Column.figures("Known", 50),
                                Column.figures("Covered", 50),
                                Column.figures("Distance", 55)),
                        shown.stream().map(ColumnFigures::row).toList()));
    }

    private static List<Cell> row(ColumnQuality column) {
        ColumnFit synthetic = column.synthetic();
        OptionalDouble none = OptionalDouble.empty();
        return List.of(
                Cell.of(Words.name(column.column()), Style.CELL.strong()),
                Cell.figure(Words.percent(column.realMissingShare())),
                two(
                        Words.percent(synthetic.missingShare()),
                        column.holdout()
                                .map(fit -> Words.percent(fit.missingShare()))
                                .orElse("")),
                Cell.figure(count(column.realDistinct())),
                two(
                        count(synthetic.distinct()),
                        column.holdout().map(fit -> count(fit.distinct())).orElse("")),
                two(
                        Words.share(synthetic.adherence()),
                        column.holdout()
                                .map(fit -> Words.share(fit.adherence()))
                                .orElse("")),
                two(
                        Words.share(synthetic.coverage()),
                        column.holdout().map(fit -> Words.share(fit.coverage())).orElse("")),
                two(
                        distance(synthetic.wasserstein(), column.temporal()),
                        distance(column.holdout().map(ColumnFit::wasserstein).orElse(none), column.temporal())));
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? Words.count(count.getAsLong()) : "–";
    }

    private static String distance(OptionalDouble distance, boolean temporal) {
        if (distance.isEmpty()) {
            return "–";
        }
        if (!temporal) {
            return digits(distance.getAsDouble());
        }
        double seconds = distance.getAsDouble() / MICROS;
        return seconds >= DAY
                ? digits(seconds / DAY) + " d"
                : seconds >= HOUR ? digits(seconds / HOUR) + " h" : digits(seconds) + " s";
    }

    /** Three digits that count; no more are certain. */
    private static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        if (value >= 100 && value < 1e9) {
            return Words.count(Math.round(value));
        }
        return String.format(
                Locale.ROOT,
                value >= 1e9 || value < 1e-3 ? "%.1e" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f",
                value);
    }

    private static Cell two(String upper, String lower) {
        return lower.isEmpty() || lower.equals("–") && upper.equals("–")
                ? Cell.figure(upper)
                : Cell.ofParagraphs(List.of(
                        List.of(new Run(upper, Style.CELL.figures())),
                        List.of(new Run(lower, Style.CELL.figures().in(Palette.MUTED)))));
    }
}
