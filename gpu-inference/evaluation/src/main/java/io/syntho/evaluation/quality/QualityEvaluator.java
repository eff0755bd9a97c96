package io.syntho.evaluation.quality;

import io.syntho.evaluation.run.Comparison;
import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.evaluation.run.LearnedColumns;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures how faithful a synthetic table is: the distribution of each column and the trends of pairs, defined as in SDMetrics' quality report
 * (Column Shapes, Column Pair Trends), beside the ceiling that hold-out rows reach; whether a classifier can tell synthetic rows from real ones;
 * and what a model learned from them is worth. Looks at up to 500,000 values of each numeric column, all
 * values of the others, and bounded samples of rows for pairs.
 */
public final class QualityEvaluator {

    private static final int VALUES = 500_000;
    private static final int CHARTS = 300;

    private final QualityRules rules;
    private final CorrelationValidator validator;

    private QualityEvaluator(QualityRules rules, CorrelationValidator validator) {
        this.rules = rules;
        this.validator = validator;
    }

    /** With the rules in force. */
    public static QualityEvaluator current() {
        return new QualityEvaluator(QualityRules.CURRENT, CorrelationValidator.current());
    }

    /**
     * Compares {@code synthetic} with {@code train}, and {@code holdout} with {@code train} as the ceiling.
     *
     * @param train rows the model learned from
     * @param holdout rows of the same origin that it never saw; may have no rows, then there is no ceiling
     * @param synthetic rows it made
     * @param schema what the columns of {@code train} mean
     * @param target column that a model learned from synthetic rows is to predict; empty: guessed
     * @param seed of every sample drawn
     * @param listener hears {@link EvaluationPart#COLUMN_SHAPES} and the parts after it
     * @throws EvaluationInputException when the tables cannot be compared, or {@code target} is no column of {@code schema}
     * @throws EvaluationCancelled when the listener asked for it
     */
    public QualityReport evaluate(
            Table train,
            Table holdout,
            Table synthetic,
            TableSchema schema,
            Optional<String> target,
            long seed,
            EvaluationListener listener) {
        Comparison comparison = new Comparison(train, holdout, synthetic, schema);
        LearnedColumns columns = LearnedColumns.of(comparison);
        requireColumn(schema, target);
        List<ColumnQuality> shapes = shapes(comparison, columns.learned(), seed, listener);
        CorrelationReport pairs = validator.validate(comparison, columns.learned(), seed, listener);
        return report(comparison, columns, shapes, pairs, target, seed, listener);
    }

    /**
     * As {@link #evaluate(Table, Table, Table, TableSchema, Optional, long, EvaluationListener)}, with the pairs compared before.
     *
     * @param pairs what {@link CorrelationValidator#validate} found in the same tables
     * @param listener does not hear {@link EvaluationPart#PAIR_TRENDS}
     */
    public QualityReport evaluate(
            Table train,
            Table holdout,
            Table synthetic,
            TableSchema schema,
            CorrelationReport pairs,
            Optional<String> target,
            long seed,
            EvaluationListener listener) {
        Comparison comparison = new Comparison(train, holdout, synthetic, schema);
        LearnedColumns columns = LearnedColumns.of(comparison);
        requireColumn(schema, target);
        List<ColumnQuality> shapes = shapes(comparison, columns.learned(), seed, listener);
        return report(comparison, columns, shapes, pairs, target, seed, listener);
    }

    /**
     * How close {@code synthetic} comes to {@code real}, without a report: for real rows that the model never saw, an honest figure.
     *
     * @param real rows to compare with
     * @param synthetic rows that were made
     * @param schema what the columns of {@code real} mean
     * @param seed of every sample drawn
     * @param listener hears {@link EvaluationPart#COLUMN_SHAPES}, {@link EvaluationPart#PAIR_TRENDS} and {@link EvaluationPart#DETECTION}
     * @throws EvaluationInputException when the tables cannot be compared
     * @throws EvaluationCancelled when the listener asked for it
     */
    public Closeness closeness(
            Table real, Table synthetic, TableSchema schema, long seed, EvaluationListener listener) {
        Comparison tables = new Comparison(real, real.select(new int[0]), synthetic, schema);
        List<ColumnSchema> learned = LearnedColumns.of(tables).learned();
        Mean shape = new Mean();
        shapes(tables, learned, seed, listener).forEach(column -> shape.add(column.score(), 1));
        CorrelationReport pairs = validator.validate(tables, learned, seed, listener);
        Optional<Detection> detection =
                new DetectionProbe(tables, learned, rules.ceilingRows(), seed, listener).detect();
        return new Closeness(
                shape.value().orElse(0),
                pairs.pairTrends(),
                detection.isPresent() ? OptionalDouble.of(detection.get().auc()) : OptionalDouble.empty());
    }

    private static void requireColumn(TableSchema schema, Optional<String> target) {
        target.ifPresent(name -> {
            if (schema.columns().stream().noneMatch(column -> column.name().equals(name))) {
                throw new EvaluationInputException(
                        EvaluationInputException.Reason.NO_SUCH_TARGET,
                        "target column: %s (expected: a column of the training table)".formatted(name));
            }
        });
    }

    private QualityReport report(
            Comparison tables,
            LearnedColumns columns,
            List<ColumnQuality> shapes,
            CorrelationReport pairs,
            Optional<String> target,
            long seed,
            EvaluationListener listener) {
        Optional<Detection> detection =
                new DetectionProbe(tables, columns.learned(), rules.ceilingRows(), seed, listener).detect();
        Optional<Efficacy> efficacy = new EfficacyProbe(tables, columns.learned(), seed, listener).measure(target);
        Mean shape = new Mean();
        Mean shapeCeiling = new Mean();
        Mean distribution = new Mean();
        Mean distributionCeiling = new Mean();
        for (ColumnQuality column : shapes) {
            shape.add(column.score(), 1);
            distribution.add(column.distributionScore(), 1);
            column.ceiling().ifPresent(ceiling -> shapeCeiling.add(ceiling, 1));
            column.distributionCeiling().ifPresent(ceiling -> distributionCeiling.add(ceiling, 1));
        }
        Optional<QualityCeiling> ceiling = shapeCeiling.value().isEmpty()
                ? Optional.empty()
                : Optional.of(new QualityCeiling(
                        overall(shapeCeiling.value(), pairs.pairTrendsCeiling()),
                        shapeCeiling.value(),
                        pairs.pairTrendsCeiling(),
                        distributionCeiling.value(),
                        pairs.correlationCeiling(),
                        tables.holdout().rows()));
        double overall = overall(shape.value(), pairs.pairTrends());
        double distributionScore = distribution.value().orElse(0);
        return new QualityReport(
                overall,
                shape.value(),
                pairs.pairTrends(),
                distributionScore,
                pairs.correlationScore(),
                ceiling,
                detection,
                efficacy,
                shapes,
                pairs.pairs(),
                pairs.possiblePairs(),
                pairs.tolerance(),
                columns.skipped().entrySet().stream()
                        .map(skipped -> new SkippedColumn(skipped.getKey(), skipped.getValue()))
                        .toList(),
                new PassRule(rules).check(overall, distributionScore, shapes, pairs, ceiling),
                rules.version(),
                new RowsUsed(
                        tables.train().rows(),
                        tables.holdout().rows(),
                        tables.synthetic().rows()),
                pairs.rows());
    }

    private List<ColumnQuality> shapes(
            Comparison tables, List<ColumnSchema> learned, long seed, EvaluationListener listener) {
        ShapeProbe probe = new ShapeProbe(VALUES, rules.ceilingRows(), seed);
        List<ColumnQuality> shapes = new ArrayList<>();
        for (ColumnSchema schema : learned) {
            listener.step(EvaluationPart.COLUMN_SHAPES, (double) shapes.size() / learned.size());
            shapes.add(probe.measure(schema.name(), Aligned.of(schema, tables), shapes.size() < CHARTS));
        }
        listener.step(EvaluationPart.COLUMN_SHAPES, 1);
        return shapes;
    }

    private static double overall(OptionalDouble shapes, OptionalDouble pairs) {
        Mean mean = new Mean();
        shapes.ifPresent(value -> mean.add(value, 1));
        pairs.ifPresent(value -> mean.add(value, 1));
        return mean.value().orElse(0);
    }
}
