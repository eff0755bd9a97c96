package io.syntho.synthesis.ctgan;

import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.TableEncoder;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/** {@code CtganStepBench FILE}: processor time of one step of critic and generator on that table, warm, with the default settings. */
public final class CtganStepBench {

    private static final int STEPS = 100;
    private static final int ROUNDS = 4;

    private CtganStepBench() {}

    /** Runs the benchmark; the first round is cold. */
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        LoadedTable loaded = TableReader.load(file, file.getFileName().toString(), ReadLimits.DEFAULT);
        CtganOptions options = CtganOptions.DEFAULT;
        FitContext context = FitContext.ofSeed(0);
        FitInput input = FitInput.of(loaded.table(), loaded.schema(), options, context);
        EncodedTable table = TableEncoder.encode(input, options.protection(), options.maxCategories(), context);
        int[] rows = IntStream.range(0, table.rows()).toArray();
        try (CtganLearner learner =
                new CtganLearner(NeuralEngine.start(), table, rows, options, options.batchSize(), 0, 1)) {
            for (int round = 0; round < ROUNDS; round++) {
                long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                for (int step = 0; step < STEPS; step++) {
                    learner.step(round * STEPS + step, rows, 1);
                }
                double millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6 / STEPS;
                System.out.println(String.format(
                        Locale.ROOT,
                        "{\"file\":\"%s\",\"width\":%d,\"batch\":%d,\"round\":%d,\"step_cpu_ms\":%.1f}",
                        file.getFileName(),
                        table.layout().width(),
                        options.batchSize(),
                        round,
                        millis));
            }
        }
    }
}
