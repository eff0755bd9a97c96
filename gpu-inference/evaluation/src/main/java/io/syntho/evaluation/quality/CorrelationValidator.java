package io.syntho.evaluation.quality;

import static io.syntho.evaluation.quality.PairColumn.HOLDOUT;
import static io.syntho.evaluation.quality.PairColumn.SYNTHETIC;
import static io.syntho.evaluation.quality.PairColumn.TRAIN;

import io.syntho.evaluation.quality.PairChoice.Pair;
import io.syntho.evaluation.quality.PairMeasure.Measured;
import io.syntho.evaluation.run.Comparison;
import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.evaluation.run.LearnedColumns;
import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Compares how pairs of columns go together. Looks at up to 50,000 rows of each table, fewer when there are many columns, and at every pair or
 * the 2,000 that go together most.
 */
public final class CorrelationValidator {

    private static final int ROWS = 50_000;
    private static final long CELLS = 2_500_000;

    private final QualityRules rules;

    private CorrelationValidator(QualityRules rules) {
        this.rules = rules;
    }

    /** With the rules in force. */
    public static CorrelationValidator current() {
        return new CorrelationValidator(QualityRules.CURRENT);
    }

    /**
     * Compares {@code synthetic} with {@code train}, and {@code holdout} with {@code train} as the ceiling.
     *
     * @throws EvaluationInputException when the tables cannot be compared
     * @throws EvaluationCancelled when the listener asked for it
     */
    public CorrelationReport validate(
            Table train, Table holdout, Table synthetic, TableSchema schema, long seed, EvaluationListener listener) {
        Comparison comparison = new Comparison(train, holdout, synthetic, schema);
        return validate(comparison, LearnedColumns.of(comparison).learned(), seed, listener);
    }

    CorrelationReport validate(Comparison tables, List<ColumnSchema> learned, long seed, EvaluationListener listener) {
        int[] chosen = PairChoice.columns(learned.size(), seed);
        int budget = (int) Math.min(ROWS, Math.max(PairChoice.ROWS, CELLS / Math.max(1, chosen.length)));
        int[][] rows = {
            Sampling.rows(tables.train().rows(), budget, seed),
            Sampling.rows(tables.holdout().rows(), budget, seed + 1),
            Sampling.rows(tables.synthetic().rows(), budget, seed + 2)
        };
        List<PairColumn> columns = new ArrayList<>();
        List<PairColumn> small = new ArrayList<>();
        int[][] fewRows = {Sampling.rows(tables.train().rows(), PairChoice.ROWS, seed), {}, {}};
        for (int column : chosen) {
            listener.step(EvaluationPart.PAIR_TRENDS, 0.1 * columns.size() / chosen.length);
            ColumnSchema schema = learned.get(column);
            Aligned aligned = Aligned.of(schema, tables);
            columns.add(PairColumn.of(schema.name(), aligned, rows));
            small.add(PairColumn.of(schema.name(), aligned, fewRows));
        }
        List<Pair> pairs = PairChoice.pairs(
                small,
                new PairMeasure(lengths(fewRows)),
                ranked -> listener.step(EvaluationPart.PAIR_TRENDS, 0.1 + 0.2 * ranked));
        return report(columns, pairs, possible(learned.size()), lengths(rows), listener);
    }

    private CorrelationReport report(
            List<PairColumn> columns, List<Pair> pairs, long possible, int[] rows, EvaluationListener listener) {
        boolean ceiling = rows[HOLDOUT] >= rules.ceilingRows();
        PairMeasure measure = new PairMeasure(rows);
        Mean counted = new Mean();
        Mean countedCeiling = new Mean();
        Mean all = new Mean();
        Mean allCeiling = new Mean();
        Mean kept = new Mean();
        Mean keptCeiling = new Mean();
        List<PairQuality> measured = new ArrayList<>();
        for (Pair pair : pairs) {
            listener.step(EvaluationPart.PAIR_TRENDS, 0.3 + 0.7 * measured.size() / pairs.size());
            PairColumn first = columns.get(pair.first());
            PairColumn second = columns.get(pair.second());
            Measured found = measure.measure(first, second);
            PairQuality quality = quality(first, second, found, ceiling);
            measured.add(quality);
            all.add(found.score(), 1);
            allCeiling.add(found.ceiling(), 1);
            if (quality.counted()) {
                counted.add(found.score(), 1);
                countedCeiling.add(found.ceiling(), 1);
            }
            keep(kept, found.associations()[TRAIN], found.associations()[SYNTHETIC]);
            keep(keptCeiling, found.associations()[TRAIN], found.associations()[HOLDOUT]);
        }
        listener.step(EvaluationPart.PAIR_TRENDS, 1);
        measured.sort(Comparator.comparingDouble(PairQuality::score));
        return new CorrelationReport(
                measured,
                possible,
                rules.pairTolerance(),
                kept.value().orElse(1),
                ceiling ? keptCeiling.value() : OptionalDouble.empty(),
                counted.or(all),
                ceiling ? countedCeiling.or(allCeiling) : OptionalDouble.empty(),
                new RowsUsed(rows[TRAIN], rows[HOLDOUT], rows[SYNTHETIC]));
    }

    private PairQuality quality(PairColumn first, PairColumn second, Measured found, boolean ceiling) {
        double least = switch (found.kind()) {
            case CORRELATION -> rules.countedCorrelation();
            case CONTINGENCY, CORRELATION_RATIO -> rules.countedContingency();
        };
        double real = found.associations()[TRAIN];
        double synthetic = found.associations()[SYNTHETIC];
        return new PairQuality(
                first.name(),
                second.name(),
                found.kind(),
                real,
                synthetic,
                ceiling ? OptionalDouble.of(found.associations()[HOLDOUT]) : OptionalDouble.empty(),
                Math.clamp(found.score(), 0.0, 1.0),
                ceiling ? OptionalDouble.of(Math.clamp(found.ceiling(), 0.0, 1.0)) : OptionalDouble.empty(),
                found.strength() > least,
                Math.abs(real - synthetic) <= rules.pairTolerance());
    }

    private static void keep(Mean kept, double real, double other) {
        kept.add(1 - Math.min(1, Math.abs(real - other)), Math.max(Math.abs(real), Math.abs(other)));
    }

    private static long possible(int columns) {
        return columns * (columns - 1L) / 2;
    }

    private static int[] lengths(int[][] rows) {
        return new int[] {rows[TRAIN].length, rows[HOLDOUT].length, rows[SYNTHETIC].length};
    }
}
