package io.syntho.evaluation.quality;

import io.syntho.evaluation.run.Comparison;
import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.evaluation.run.LearnedColumns;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures how faithful a synthetic table is: the distribution of each column and the trends of pairs, defined as in SDMetrics' quality report
 * (Column Shapes, Column Pair Trends), beside the ceiling that hold-out rows reach. Looks at up to 500,000 values of each numeric column, all
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
     * @param seed of every sample drawn
     * @param listener hears {@link EvaluationPart#COLUMN_SHAPES} and {@link EvaluationPart#PAIR_TRENDS}
     * @throws EvaluationInputException when the tables cannot be compared
     * @throws EvaluationCancelled when the listener asked for it
     */
    public QualityReport evaluate(
            Table train, Table holdout, Table synthetic, TableSchema schema, long seed, EvaluationListener listener) {
        Comparison comparison = new Comparison(train, holdout, synthetic, schema);
        LearnedColumns columns = LearnedColumns.of(comparison);
        List<ColumnQuality> shapes = shapes(comparison, columns.learned(), seed, listener);
        CorrelationReport pairs = validator.validate(comparison, columns.learned(), seed, listener);
        return report(comparison, columns, shapes, pairs);
    }

    /**
     * As {@link #evaluate(Table, Table, Table, TableSchema, long, EvaluationListener)}, with the pairs compared before.
     *
     * @param pairs what {@link CorrelationValidator#validate} found in the same tables
     * @param listener hears {@link EvaluationPart#COLUMN_SHAPES}
     */
    public QualityReport evaluate(
            Table train,
            Table holdout,
            Table synthetic,
            TableSchema schema,
            CorrelationReport pairs,
            long seed,
            EvaluationListener listener) {
        Comparison comparison = new Comparison(train, holdout, synthetic, schema);
        LearnedColumns columns = LearnedColumns.of(comparison);
        return report(comparison, columns, shapes(comparison, columns.learned(), seed, listener), pairs);
    }

    private QualityReport report(
            Comparison tables, LearnedColumns columns, List<ColumnQuality> shapes, CorrelationReport pairs) {
        Mean shape = new Mean();
        Mean shapeCeiling = new Mean();
        Mean distribution = new Mean();
        for (ColumnQuality column : shapes) {
            shape.add(column.score(), 1);
            distribution.add(column.score() * column.missingScore(), 1);
            column.ceiling().ifPresent(ceiling -> shapeCeiling.add(ceiling, 1));
        }
        Optional<QualityCeiling> ceiling = shapeCeiling.value().isEmpty()
                ? Optional.empty()
                : Optional.of(new QualityCeiling(
                        overall(shapeCeiling.value(), pairs.pairTrendsCeiling()),
                        shapeCeiling.value(),
                        pairs.pairTrendsCeiling(),
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
        List<ColumnQuality> shapes = new ArrayList<>();
        for (ColumnSchema schema : learned) {
            listener.step(EvaluationPart.COLUMN_SHAPES, (double) shapes.size() / learned.size());
            shapes.add(shape(tables, schema, seed, shapes.size() < CHARTS));
        }
        listener.step(EvaluationPart.COLUMN_SHAPES, 1);
        return shapes;
    }

    private ColumnQuality shape(Comparison tables, ColumnSchema schema, long seed, boolean chart) {
        Column train = tables.train().column(schema.name());
        Column holdout = tables.holdout().column(schema.name());
        Column synthetic = tables.synthetic().column(schema.name());
        Aligned aligned = Aligned.of(schema, train, holdout, synthetic);
        boolean ceiling = holdout.size() - holdout.missingCount() > 0 && holdout.size() >= rules.ceilingRows();
        return switch (aligned) {
            case Aligned.Numbers numbers ->
                new ColumnQuality(
                        schema.name(),
                        ShapeMetric.KS_COMPLEMENT,
                        Shape.ksComplement(numbers.train(), numbers.synthetic(), VALUES, seed),
                        ceiling
                                ? OptionalDouble.of(
                                        Shape.ksComplement(numbers.train(), numbers.holdout(), VALUES, seed))
                                : OptionalDouble.empty(),
                        missingShare(train),
                        missingShare(synthetic),
                        chart ? Optional.of(Charts.of(numbers)) : Optional.empty());
            case Aligned.Categories categories ->
                new ColumnQuality(
                        schema.name(),
                        ShapeMetric.TV_COMPLEMENT,
                        Shape.tvComplement(
                                categories.train(),
                                categories.synthetic(),
                                categories.labels().size()),
                        ceiling
                                ? OptionalDouble.of(Shape.tvComplement(
                                        categories.train(),
                                        categories.holdout(),
                                        categories.labels().size()))
                                : OptionalDouble.empty(),
                        missingShare(train),
                        missingShare(synthetic),
                        chart ? Optional.of(Charts.of(categories)) : Optional.empty());
        };
    }

    private static double missingShare(Column column) {
        return column.size() == 0 ? 0 : (double) column.missingCount() / column.size();
    }

    private static double overall(OptionalDouble shapes, OptionalDouble pairs) {
        Mean mean = new Mean();
        shapes.ifPresent(value -> mean.add(value, 1));
        pairs.ifPresent(value -> mean.add(value, 1));
        return mean.value().orElse(0);
    }
}
