package io.syntho.evaluation.quality;

import static io.syntho.evaluation.quality.PairColumn.HOLDOUT;
import static io.syntho.evaluation.quality.PairColumn.SYNTHETIC;
import static io.syntho.evaluation.quality.PairColumn.TRAIN;

import io.syntho.evaluation.learn.BoostedTrees;
import io.syntho.evaluation.learn.BoostingOptions;
import io.syntho.evaluation.learn.Feature;
import io.syntho.evaluation.learn.Scores;
import io.syntho.evaluation.quality.Stack.Part;
import io.syntho.evaluation.quality.TargetChoice.Candidate;
import io.syntho.evaluation.run.Comparison;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.ColumnSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains a model on synthetic rows and tests it on hold-out rows, beside the same model trained on as many training rows (Esteban, Hyland and
 * Rätsch, Real-valued medical time series generation, 2017: train on synthetic, test on real). At most 20,000 rows each.
 */
final class EfficacyProbe {

    private static final int ROWS = 20_000;
    private static final long CELLS = 500_000;
    private static final int FEWEST_ROWS = 100;
    private static final double KNOWN_SHARE = 0.5;
    private static final int ROUNDS = 100;
    private static final int CLASS_ROUNDS = 300;
    private static final int FEWEST_ROUNDS = 30;

    private final Comparison tables;
    private final List<ColumnSchema> columns;
    private final EvaluationListener listener;
    private final List<Part> parts;
    private final int learned;
    private final int tested;
    private int rounds;

    EfficacyProbe(Comparison tables, List<ColumnSchema> learned, long seed, EvaluationListener listener) {
        this.tables = tables;
        this.listener = listener;
        columns = IntStream.of(PairChoice.columns(learned.size(), seed))
                .mapToObj(learned::get)
                .toList();
        int budget = Math.clamp(CELLS / Math.max(1, columns.size()), FEWEST_ROWS, ROWS);
        this.learned = Math.min(
                budget, Math.min(tables.train().rows(), tables.synthetic().rows()));
        tested = Math.min(budget, tables.holdout().rows());
        parts = List.of(
                new Part(TRAIN, Sampling.rows(tables.train().rows(), this.learned, seed)),
                new Part(SYNTHETIC, Sampling.rows(tables.synthetic().rows(), this.learned, seed)),
                new Part(HOLDOUT, Sampling.rows(tables.holdout().rows(), tested, seed)));
    }

    /**
     * What the models were worth; empty when no column could be predicted, or there are too few rows.
     *
     * @param chosen the column to predict; empty: guessed
     */
    Optional<Efficacy> measure(Optional<String> chosen) {
        listener.step(EvaluationPart.EFFICACY, 0);
        Optional<Efficacy> found =
                learned < FEWEST_ROWS || tested < FEWEST_ROWS || columns.size() < 2 ? Optional.empty() : find(chosen);
        listener.step(EvaluationPart.EFFICACY, 1);
        return found;
    }

    private Optional<Efficacy> find(Optional<String> chosen) {
        List<Feature> features = new ArrayList<>();
        Map<String, Prediction> predictions = new LinkedHashMap<>();
        for (ColumnSchema schema : columns) {
            listener.step(EvaluationPart.EFFICACY, 0.01);
            Aligned column = Aligned.of(schema, tables);
            features.add(Stack.feature(schema.name(), column, parts, 1, Stack.bins(columns.size())));
            if (chosen.isEmpty() ? !schema.type().temporal() : chosen.get().equals(schema.name())) {
                Prediction.of(column, parts).ifPresent(prediction -> predictions.put(schema.name(), prediction));
            }
        }
        List<Candidate> candidates = predictions.entrySet().stream()
                .filter(entry -> chosen.isPresent() || mostlyKnown(entry.getValue()))
                .map(entry -> new Candidate(
                        entry.getKey(),
                        switch (entry.getValue().task()) {
                            case BINARY, MULTICLASS -> entry.getValue().classes();
                            case REGRESSION -> 0;
                        }))
                .toList();
        for (Candidate candidate : TargetChoice.ranked(candidates)) {
            Optional<Efficacy> found =
                    predict(candidate.name(), chosen.isEmpty(), predictions.get(candidate.name()), features);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Efficacy> predict(
            String target, boolean guessed, Prediction prediction, List<Feature> allFeatures) {
        List<Feature> features = allFeatures.stream()
                .filter(feature -> !feature.name().equals(target))
                .toList();
        int[] real = known(prediction, 0, learned);
        int[] synthetic = known(prediction, learned, 2 * learned);
        int[] test = known(prediction, 2 * learned, 2 * learned + tested);
        if (real.length < FEWEST_ROWS
                || synthetic.length < FEWEST_ROWS
                || test.length < FEWEST_ROWS
                || !varies(prediction, test)) {
            return Optional.empty();
        }
        BoostingOptions options = BoostingOptions.ofRounds(
                prediction.classes() > 2 ? Math.max(FEWEST_ROUNDS, CLASS_ROUNDS / prediction.classes()) : ROUNDS);
        double best = score(prediction, features, real, test, options);
        double reached = score(prediction, features, synthetic, test, options);
        return Optional.of(new Efficacy(
                target,
                guessed,
                prediction.task(),
                best,
                reached,
                "gradient-boosted trees, %d rounds of %d leaves, learned from %,d rows"
                        .formatted(options.rounds(), options.leaves(), learned),
                learned,
                test.length));
    }

    /** Nobody would ask for a column that most rows lack. */
    private boolean mostlyKnown(Prediction prediction) {
        return known(prediction, 0, learned).length >= KNOWN_SHARE * learned;
    }

    /** Rows of a part that have something to predict. */
    private static int[] known(Prediction prediction, int from, int to) {
        return IntStream.range(from, to)
                .filter(row -> !Double.isNaN(prediction.values()[row]))
                .toArray();
    }

    private static boolean varies(Prediction prediction, int[] rows) {
        return IntStream.of(rows)
                .anyMatch(row -> prediction.values()[row] != prediction.values()[rows[0]]);
    }

    private double score(
            Prediction prediction, List<Feature> features, int[] rows, int[] test, BoostingOptions options) {
        double[] target = values(prediction, rows);
        BoostedTrees model = BoostedTrees.fit(
                features, rows, target, prediction.loss(), prediction.classes(), options, () -> round(options));
        double[][] raw = model.raw(features, test);
        double[] actual = values(prediction, test);
        return switch (prediction.task()) {
            case REGRESSION -> Scores.rSquared(raw[0], actual);
            case BINARY -> {
                boolean[] hits = new boolean[actual.length];
                for (int row = 0; row < hits.length; row++) {
                    hits[row] = actual[row] == 1;
                }
                yield Scores.auc(raw[0], hits);
            }
            case MULTICLASS ->
                Scores.macroF1(
                        likeliest(raw),
                        java.util.Arrays.stream(actual)
                                .mapToInt(value -> (int) value)
                                .toArray(),
                        prediction.classes());
        };
    }

    private static double[] values(Prediction prediction, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> prediction.values()[row]).toArray();
    }

    private static int[] likeliest(double[][] raw) {
        int[] likeliest = new int[raw[0].length];
        for (int row = 0; row < likeliest.length; row++) {
            for (int label = 1; label < raw.length; label++) {
                if (raw[label][row] > raw[likeliest[row]][row]) {
                    likeliest[row] = label;
                }
            }
        }
        return likeliest;
    }

    private void round(BoostingOptions options) {
        listener.step(EvaluationPart.EFFICACY, Math.min(0.99, 0.02 + 0.97 * rounds++ / (2.0 * options.rounds())));
    }
}
