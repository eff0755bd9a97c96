package io.syntho.local.engine;

import io.syntho.evaluation.quality.QualityEvaluator;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.local.PlatformFailure;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Synthesizers;
import io.syntho.tabular.Table;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Measures methods on one table: time, and quality on rows that it never saw.
 *
 * @param input the table
 * @param rows how many rows to learn from, at most four fifths of the table
 * @param methods what to measure
 */
public record EngineBench(Path input, int rows, List<Method> methods) {

    private static final long SEED = 0;
    private static final int HOLDOUT_PART = 5;

    /**
     * What one fit of one method took and reached.
     *
     * @param method the method
     * @param run from 1; the first is slower, since the JVM is cold
     * @param fitCpuSeconds time of all processors in learning
     * @param sampleCpuSeconds time of all processors in making as many rows
     * @param quality of those rows
     */
    public record Measurement(
            Method method, int run, double fitCpuSeconds, double sampleCpuSeconds, QualityReport quality) {}

    /** Fits and samples each method {@code runs} times. */
    public List<Measurement> measure(int runs) {
        LoadedTable loaded = TableReader.load(input, String.valueOf(input.getFileName()), ReadLimits.DEFAULT);
        int[] order = shuffled(loaded.table().rows());
        int holdoutRows = order.length / HOLDOUT_PART;
        Table holdout = loaded.table().select(Arrays.copyOf(order, holdoutRows));
        int trainRows = Math.min(rows, order.length - holdoutRows);
        Table train = loaded.table().select(Arrays.copyOfRange(order, holdoutRows, holdoutRows + trainRows));
        List<Measurement> measurements = new ArrayList<>();
        for (Method method : methods) {
            for (int run = 1; run <= runs; run++) {
                measurements.add(measure(method, run, train, holdout, loaded));
            }
        }
        return measurements;
    }

    private static Measurement measure(Method method, int run, Table train, Table holdout, LoadedTable loaded) {
        Meter fit = new Meter();
        fit.start();
        FittedModel model = fit(method, train, loaded);
        fit.stop();
        Meter sample = new Meter();
        sample.start();
        Table synthetic = model.sample(train.rows(), SEED);
        sample.stop();
        QualityReport quality = QualityEvaluator.current()
                .evaluate(train, holdout, synthetic, loaded.schema(), Optional.empty(), SEED, (part, fraction) -> {});
        return new Measurement(method, run, fit.cpuSeconds(), sample.cpuSeconds(), quality);
    }

    private static FittedModel fit(Method method, Table train, LoadedTable loaded) {
        try {
            return Synthesizers.of(method)
                    .fit(train, loaded.schema(), FitOptions.defaults(method), FitContext.ofSeed(SEED));
        } catch (IOException e) {
            throw new PlatformFailure("The fit's checkpoints failed: " + e.getMessage(), e);
        }
    }

    /** Fisher and Yates, seeded. */
    private static int[] shuffled(int size) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
