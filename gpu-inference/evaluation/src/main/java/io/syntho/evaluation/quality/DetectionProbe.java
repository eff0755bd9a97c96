package io.syntho.evaluation.quality;

import static io.syntho.evaluation.quality.PairColumn.HOLDOUT;
import static io.syntho.evaluation.quality.PairColumn.SYNTHETIC;
import static io.syntho.evaluation.quality.PairColumn.TRAIN;

import io.syntho.evaluation.learn.BoostedTrees;
import io.syntho.evaluation.learn.BoostingOptions;
import io.syntho.evaluation.learn.Feature;
import io.syntho.evaluation.learn.Loss;
import io.syntho.evaluation.learn.Scores;
import io.syntho.evaluation.run.Comparison;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.ColumnSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Tries to tell rows of two tables apart (a classifier two-sample test: Lopez-Paz and Oquab, Revisiting classifier two-sample tests, ICLR 2017),
 * by threefold cross-validation on as many rows of each, at most 8,000.
 */
final class DetectionProbe {

    private static final int ROWS = 8_000;
    private static final int FEWEST_ROWS = 60;
    private static final long CELLS = 320_000;
    private static final int FOLDS = 3;
    private static final BoostingOptions OPTIONS = BoostingOptions.ofRounds(80);
    private static final int TELLING = 5;
    private static final double TELLING_SHARE = 0.05;
    private static final double TOLD = 0.55;

    private final Comparison tables;
    private final List<ColumnSchema> columns;
    private final long seed;
    private final EvaluationListener listener;
    private final int ceilingRows;
    private int rounds;

    /** @param ceilingRows least hold-out rows that give a ceiling */
    DetectionProbe(
            Comparison tables, List<ColumnSchema> learned, int ceilingRows, long seed, EvaluationListener listener) {
        this.tables = tables;
        this.columns = IntStream.of(PairChoice.columns(learned.size(), seed))
                .mapToObj(learned::get)
                .toList();
        this.seed = seed;
        this.listener = listener;
        this.ceilingRows = ceilingRows;
    }

    /** What a classifier told; empty when there is no column or there are too few rows to learn from. */
    Optional<Detection> detect() {
        listener.step(EvaluationPart.DETECTION, 0);
        int budget = Math.clamp(CELLS / Math.max(1, columns.size()), FEWEST_ROWS, ROWS);
        int real = tables.train().rows();
        int rows = Math.min(budget, Math.min(real, tables.synthetic().rows()));
        int holdoutRows = Math.min(budget, Math.min(real, tables.holdout().rows()));
        Optional<Detection> found = columns.isEmpty() || rows < FEWEST_ROWS
                ? Optional.empty()
                : Optional.of(detect(rows, Math.max(FEWEST_ROWS, ceilingRows) <= holdoutRows ? holdoutRows : 0));
        listener.step(EvaluationPart.DETECTION, 1);
        return found;
    }

    private Detection detect(int rows, int holdoutRows) {
        List<Feature> synthetic = new ArrayList<>();
        List<Feature> holdout = new ArrayList<>();
        for (ColumnSchema schema : columns) {
            Aligned column = Aligned.of(schema, tables);
            synthetic.add(feature(column, schema.name(), SYNTHETIC, rows));
            if (holdoutRows > 0) {
                holdout.add(feature(column, schema.name(), HOLDOUT, holdoutRows));
            }
        }
        double[] importance = new double[columns.size()];
        double auc = auc(synthetic, rows, importance);
        OptionalDouble ceiling = holdoutRows > 0
                ? OptionalDouble.of(auc(holdout, holdoutRows, new double[columns.size()]))
                : OptionalDouble.empty();
        return new Detection(
                auc,
                ceiling,
                "gradient-boosted trees, %d rounds of %d leaves, threefold cross-validation on %,d rows of each"
                        .formatted(OPTIONS.rounds(), OPTIONS.leaves(), rows),
                auc < TOLD ? List.of() : telling(importance),
                rows);
    }

    /** The same seed for both tables: where one is a copy of the other, so are the samples. */
    private Feature feature(Aligned column, String name, int other, int rows) {
        int[][] sizes = {
            {tables.train().rows()},
            {tables.holdout().rows()},
            {tables.synthetic().rows()}
        };
        return Stack.feature(
                name,
                column,
                List.of(
                        new Stack.Part(TRAIN, Sampling.rows(sizes[TRAIN][0], rows, seed)),
                        new Stack.Part(other, Sampling.rows(sizes[other][0], rows, seed))),
                2,
                Stack.bins(columns.size()));
    }

    private double auc(List<Feature> features, int rows, double[] importance) {
        int[] folds = folds(features, rows);
        double[] ranks = new double[2 * rows];
        boolean[] hits = new boolean[2 * rows];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] learned = IntStream.range(0, 2 * rows)
                    .filter(row -> folds[row] != held)
                    .toArray();
            int[] tested = IntStream.range(0, 2 * rows)
                    .filter(row -> folds[row] == held)
                    .toArray();
            double[] target =
                    IntStream.of(learned).mapToDouble(row -> row < rows ? 0 : 1).toArray();
            BoostedTrees model = BoostedTrees.fit(features, learned, target, Loss.BINARY, 1, OPTIONS, this::round);
            double[] raw = model.raw(features, tested)[0];
            for (int i = 0; i < tested.length; i++) {
                ranks[tested[i]] = raw[i];
                hits[tested[i]] = tested[i] >= rows;
            }
            double[] shares = model.importance();
            for (int feature = 0; feature < shares.length; feature++) {
                importance[feature] += shares[feature] / FOLDS;
            }
        }
        return Scores.auc(ranks, hits);
    }

    private void round() {
        int all = 2 * FOLDS * OPTIONS.rounds();
        listener.step(EvaluationPart.DETECTION, Math.min(0.99, (double) rounds++ / all));
    }

    /**
     * Each row's fold by what it holds and how many like it came before in its table. A copy of a real row so falls into the fold of its
     * original: learned from one and tested on the other, the model would be misled, and a copied table would look better than fresh rows.
     */
    private static int[] folds(List<Feature> features, int rows) {
        int[] folds = new int[2 * rows];
        Map<Long, Integer> seen = new HashMap<>();
        for (int row = 0; row < folds.length; row++) {
            if (row == rows) {
                seen.clear();
            }
            long hash = 0;
            for (Feature feature : features) {
                hash = (hash ^ (feature.bins()[row] & 0xff)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            int before = seen.merge(hash, 1, Integer::sum);
            folds[row] = (int) Math.floorMod((hash >>> 8) + before, (long) FOLDS);
        }
        return folds;
    }

    private List<String> telling(double[] importance) {
        return IntStream.range(0, importance.length)
                .filter(column -> importance[column] >= TELLING_SHARE)
                .boxed()
                .sorted(Comparator.comparingDouble(column -> -importance[column]))
                .limit(TELLING)
                .map(column -> columns.get(column).name())
                .toList();
    }
}
