package io.syntho.evaluation.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decides whether a table passes. A threshold never asks for more than a share of what fresh real rows reach. */
final class PassRule {

    private final QualityRules rules;

    PassRule(QualityRules rules) {
        this.rules = rules;
    }

    List<QualityCheck> check(
            double overall,
            double distributionScore,
            List<ColumnQuality> columns,
            CorrelationReport pairs,
            Optional<QualityCeiling> ceiling) {
        if (columns.isEmpty()) {
            return List.of(new QualityCheck(
                    "measured_columns", 1, 0, false, "No column could be measured: all are made anew or empty."));
        }
        double shapes =
                columns.stream().mapToDouble(ColumnQuality::score).average().orElseThrow();
        OptionalDouble shapesCeiling = ceiling.map(QualityCeiling::columnShapes).orElse(OptionalDouble.empty());
        OptionalDouble overallCeiling =
                ceiling.map(found -> OptionalDouble.of(found.overall())).orElse(OptionalDouble.empty());
        List<QualityCheck> checks = new ArrayList<>();
        checks.add(check("overall", "Overall quality", overall, rules.overall(), overallCeiling));
        checks.add(check("column_shapes", "The mean of column shapes", shapes, rules.columnShapes(), shapesCeiling));
        checks.add(check(
                "distribution_score",
                "The distribution score",
                distributionScore,
                rules.distributionScore(),
                shapesCeiling));
        checks.add(weakest(columns));
        pairs.pairTrends().ifPresent(value -> {
            checks.add(check(
                    "column_pair_trends",
                    "The mean of pair trends",
                    value,
                    rules.columnPairTrends(),
                    pairs.pairTrendsCeiling()));
            checks.add(check(
                    "correlation_score",
                    "The correlation score",
                    pairs.correlationScore(),
                    rules.correlationScore(),
                    pairs.correlationCeiling()));
        });
        return checks;
    }

    private QualityCheck weakest(List<ColumnQuality> columns) {
        // Of those that fail, the one that fails by most; else the lowest score, which a reader would call the weakest.
        ColumnQuality weakest = columns.stream()
                .min(Comparator.comparingDouble((ColumnQuality column) -> Math.min(0, margin(column)))
                        .thenComparingDouble(ColumnQuality::score))
                .orElseThrow();
        return result(
                "weakest_column",
                "The weakest column, %s,".formatted(weakest.column()),
                weakest.score(),
                rules.weakestColumn(),
                threshold(weakest),
                weakest.ceiling());
    }

    private double margin(ColumnQuality column) {
        return column.score() - threshold(column);
    }

    private double threshold(ColumnQuality column) {
        return threshold(rules.weakestColumn(), column.ceiling(), rules.weakestCeilingShare());
    }

    private QualityCheck check(String name, String subject, double actual, double least, OptionalDouble ceiling) {
        return result(name, subject, actual, least, threshold(least, ceiling, rules.ceilingShare()), ceiling);
    }

    private static QualityCheck result(
            String name, String subject, double actual, double least, double threshold, OptionalDouble ceiling) {
        String needed = threshold < least
                ? String.format(
                        Locale.ROOT, "%.3f, as fresh real rows reach only %.3f", threshold, ceiling.orElseThrow())
                : String.format(Locale.ROOT, "%.3f", threshold);
        return new QualityCheck(
                name,
                threshold,
                actual,
                actual >= threshold,
                String.format(Locale.ROOT, "%s is %.3f (at least %s).", subject, actual, needed));
    }

    private static double threshold(double least, OptionalDouble ceiling, double share) {
        return ceiling.isPresent() ? Math.min(least, share * ceiling.getAsDouble()) : least;
    }
}
