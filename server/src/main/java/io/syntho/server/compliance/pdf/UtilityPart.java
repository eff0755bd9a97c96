package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.evaluation.quality.PairKind;
import io.syntho.evaluation.quality.PairQuality;
import io.syntho.evaluation.quality.QualityCeiling;
import io.syntho.evaluation.quality.QualityCheck;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.evaluation.quality.SkippedColumn;
import io.syntho.server.compliance.ComplianceFinding.Outcome;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How faithful the synthetic table is: scores, checks, distributions, pairs. */
final class UtilityPart {

    private static final int PAIRS = 10;
    private static final int NAMES = 12;

    private UtilityPart() {}

    static List<Block> blocks(QualityReport quality) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(
                        "Likeness of the synthetic table to the training rows, from 0 to 1. Beside each score stands what fresh real rows, the hold-out, reach against the same training rows: no synthetic table can be expected to do better.")
                .withNext());
        blocks.add(scores(quality));
        blocks.add(Heading.within("Checks"));
        blocks.add(checks(quality.checks()));
        blocks.add(Paragraph.of(
                "Rules of version %s. Looked at: %s training rows, %s hold-out rows, %s synthetic rows."
                        .formatted(
                                quality.ruleVersion(),
                                Words.count(quality.rows().real()),
                                Words.count(quality.rows().holdout()),
                                Words.count(quality.rows().synthetic())),
                Style.SMALL));
        blocks.addAll(LearnedChecks.blocks(quality));
        if (!quality.columns().isEmpty()) {
            blocks.addAll(ShapeChart.blocks(quality.columns()));
            blocks.addAll(DistributionCharts.blocks(quality.columns()));
            blocks.addAll(ColumnFigures.blocks(quality.columns()));
        }
        if (!quality.pairs().isEmpty()) {
            blocks.addAll(pairs(quality));
        }
        if (!quality.skipped().isEmpty()) {
            blocks.add(Heading.within("Columns that were not compared"));
            blocks.add(skipped(quality.skipped()));
        }
        return blocks;
    }

    private static Block scores(QualityReport quality) {
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble overall = quality.ceiling()
                .map(found -> OptionalDouble.of(found.overall()))
                .orElse(none);
        return new Table(
                List.of(
                        Column.text("Score", 135),
                        Column.text("What it is", 216),
                        Column.figures("Synthetic", 65),
                        Column.figures("Fresh real rows", 75)),
                List.of(
                        score(
                                "Overall",
                                "mean of shapes and pair trends",
                                OptionalDouble.of(quality.overall()),
                                overall),
                        score(
                                "Column shapes",
                                "mean likeness of each column's distribution",
                                quality.columnShapes(),
                                quality.ceiling()
                                        .map(QualityCeiling::columnShapes)
                                        .orElse(none)),
                        score(
                                "Column pair trends",
                                "mean likeness of how pairs of columns go together",
                                quality.columnPairTrends(),
                                quality.ceiling()
                                        .map(QualityCeiling::columnPairTrends)
                                        .orElse(none)),
                        score(
                                "Distributions",
                                "column shapes, missing values counted",
                                OptionalDouble.of(quality.distributionScore()),
                                quality.ceiling()
                                        .map(QualityCeiling::distributionScore)
                                        .orElse(none)),
                        score(
                                "Correlation",
                                "how well associations are kept, strong ones first",
                                OptionalDouble.of(quality.correlationScore()),
                                quality.ceiling()
                                        .map(QualityCeiling::correlationScore)
                                        .orElse(none))));
    }

    private static List<Cell> score(String name, String what, OptionalDouble value, OptionalDouble ceiling) {
        return List.of(
                Cell.of(name, Style.CELL.strong()),
                Cell.of(what, Style.CELL.in(Palette.MUTED)),
                Cell.figure(Words.share(value)),
                Cell.of(Words.share(ceiling), Style.CELL.figures().in(Palette.MUTED)));
    }

    private static Block checks(List<QualityCheck> checks) {
        return new Table(
                List.of(
                        Column.text("Outcome", 78),
                        Column.text("Check", 273),
                        Column.figures("Reached", 65),
                        Column.figures("At least", 75)),
                checks.stream()
                        .map(check -> List.of(
                                Signs.cell(check.passed() ? Outcome.PASSED : Outcome.FAILED),
                                Cell.of(Words.cut(check.explanation(), 300)),
                                Cell.figure(Words.share(check.actual())),
                                Cell.figure(Words.share(check.threshold()))))
                        .toList());
    }

    private static List<Block> pairs(QualityReport quality) {
        List<PairQuality> worst = quality.pairs().stream().limit(PAIRS).toList();
        long passed = quality.pairs().stream().filter(PairQuality::passed).count();
        return List.of(
                Heading.within("Pairs of columns that are least alike"),
                Paragraph.of(
                                "%s of %s measured pairs keep their association within ±%.2f. The %d with the lowest scores:"
                                        .formatted(
                                                Words.count(passed),
                                                Words.count(quality.pairs().size()),
                                                quality.pairTolerance(),
                                                worst.size()),
                                Style.SMALL)
                        .gap(2)
                        .withNext(),
                new Table(
                        List.of(
                                Column.text("Pair", 182),
                                Column.text("Measure", 72),
                                Column.figures("Real", 45),
                                Column.figures("Synthetic", 54),
                                Column.figures("Difference", 56),
                                Column.figures("Score", 45),
                                Column.text("Kept", 37)),
                        worst.stream().map(UtilityPart::pair).toList()));
    }

    private static List<Cell> pair(PairQuality pair) {
        Mark.Shape shape = pair.passed() ? Mark.Shape.CHECK : Mark.Shape.TRIANGLE;
        return List.of(
                Cell.of(List.of(
                        new Run(Words.name(pair.first()), Style.CELL.strong()),
                        new Run("  and  ", Style.CELL.in(Palette.MUTED)),
                        new Run(Words.name(pair.second()), Style.CELL.strong()))),
                Cell.of(measure(pair.kind())),
                Cell.figure(association(pair, pair.real())),
                Cell.figure(association(pair, pair.synthetic())),
                Cell.figure(Words.signed(pair.difference())),
                Cell.figure(Words.share(pair.score())),
                Cell.marked(
                        new Mark(shape, pair.passed() ? Palette.EMERALD : Palette.AMBER),
                        pair.passed() ? "yes" : "no"));
    }

    private static String measure(PairKind kind) {
        return switch (kind) {
            case CORRELATION -> "Pearson’s r";
            case CONTINGENCY -> "Cramér’s V";
            case CORRELATION_RATIO -> "correlation ratio";
        };
    }

    /** Only a correlation has a direction. */
    private static String association(PairQuality pair, double value) {
        return pair.kind() == PairKind.CORRELATION ? Words.signed(value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static Block skipped(List<SkippedColumn> skipped) {
        Map<String, List<String>> reasons = new TreeMap<>();
        skipped.forEach(column -> reasons.computeIfAbsent(column.reason(), reason -> new ArrayList<>())
                .add(column.column()));
        return new Table(
                List.of(Column.text("Columns", 311), Column.text("Why", 180)),
                reasons.entrySet().stream()
                        .limit(NAMES)
                        .map(entry -> List.of(
                                Cell.of(Words.names(entry.getValue(), NAMES)), Cell.of(Words.cut(entry.getKey(), 200))))
                        .toList());
    }

    /** The columns that are least alike, the worst first. */
    static List<ColumnQuality> worst(List<ColumnQuality> columns, int most) {
        return columns.stream()
                .sorted(Comparator.comparingDouble(ColumnQuality::score))
                .limit(most)
                .toList();
    }
}
