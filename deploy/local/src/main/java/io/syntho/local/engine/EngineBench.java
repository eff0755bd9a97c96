package io.syntho.local.engine;

import io.syntho.evaluation.quality.QualityEvaluator;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.local.PlatformFailure;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.Synthesizers;
import io.syntho.tabular.Table;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Measures methods on one table: time, memory, and quality on rows that it never saw.
 *
 * @param input the table
 * @param rows how many rows to learn from, at most four fifths of the table
 * @param methods what to measure, with settings
 * @param seed of fits and samples; which rows are learned from does not depend on it
 */
public record EngineBench(Path input, int rows, List<FitOptions> methods, long seed) {

    /** Rows made when making rows is measured. */
    public static final int SAMPLED = 100_000;

    private static final long SPLIT_SEED = 0;
    private static final int HOLDOUT_PART = 5;

    /** The table's rows, split. */
    private record Rows(LoadedTable loaded, Table train, Table holdout) {}

    /**
     * Fits and samples each method {@code runs} times.
     *
     * @param heard gets each measurement as soon as it is there
     */
    public void measure(int runs, Consumer<EngineMeasurement> heard) {
        LoadedTable loaded = TableReader.load(input, String.valueOf(input.getFileName()), ReadLimits.DEFAULT);
        int[] order = shuffled(loaded.table().rows());
        int holdoutRows = order.length / HOLDOUT_PART;
        Table holdout = loaded.table().select(Arrays.copyOf(order, holdoutRows));
        int trainRows = Math.min(rows, order.length - holdoutRows);
        Table train = loaded.table().select(Arrays.copyOfRange(order, holdoutRows, holdoutRows + trainRows));
        Rows split = new Rows(loaded, train, holdout);
        for (FitOptions options : methods) {
            for (int run = 1; run <= runs; run++) {
                heard.accept(measure(options, run, split));
            }
        }
    }

    private EngineMeasurement measure(FitOptions options, int run, Rows split) {
        EngineMeasurement.Subject subject = new EngineMeasurement.Subject(
                String.valueOf(input.getFileName()),
                split.train().rows(),
                split.train().width(),
                options.method().id(),
                run,
                seed);
        Memory.forgetPeak();
        Meter fit = new Meter();
        StepClock clock = new StepClock();
        FittedModel model;
        try {
            fit.start();
            model = fit(options, split, clock);
        } catch (SynthesisException refused) {
            return EngineMeasurement.refused(subject, refused.reason() + ": " + refused.getMessage());
        } finally {
            fit.stop();
        }
        Meter sample = new Meter();
        sample.start();
        sample(model);
        sample.stop();
        long peak = Memory.peakRssMegabytes();
        Table made = model.sample(split.train().rows(), seed);
        QualityReport quality = QualityEvaluator.current()
                .evaluate(
                        split.train(),
                        split.holdout(),
                        made,
                        split.loaded().schema(),
                        Optional.empty(),
                        seed,
                        (part, fraction) -> {});
        return EngineMeasurement.of(
                subject, clock.cpuMillisPerStep(), fit.cpuSeconds(), sample.cpuSeconds(), peak, quality);
    }

    private FittedModel fit(FitOptions options, Rows split, StepClock clock) {
        try {
            FitContext context = new FitContext(seed, clock.listener(), clock.cancellation(), Checkpoints.NONE);
            return Synthesizers.of(options.method())
                    .fit(split.train(), split.loaded().schema(), options, context);
        } catch (IOException e) {
            throw new PlatformFailure("The fit's checkpoints failed: " + e.getMessage(), e);
        }
    }

    private void sample(FittedModel model) {
        try {
            model.sample(SampleRequest.of(SAMPLED, seed), ProgressListener.NONE, Cancellation.NONE, batch -> {});
        } catch (IOException e) {
            throw new PlatformFailure("Rows that are not written failed: " + e.getMessage(), e);
        }
    }

    /** Fisher and Yates, seeded. */
    private static int[] shuffled(int size) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SPLIT_SEED);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
