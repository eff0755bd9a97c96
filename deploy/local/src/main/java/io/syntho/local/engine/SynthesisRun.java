package io.syntho.local.engine;

import io.syntho.synthesis.FitOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What the engine is to do.
 *
 * @param input a table of any type that is read
 * @param options method and settings; of several the engine chooses, by the table's shape and a short trial
 * @param rows how many rows to make
 * @param seed governs everything random: the same seed gives the same bytes
 * @param output {@code .csv} or {@code .parquet}; replaced when it exists
 */
public record SynthesisRun(Path input, List<FitOptions> options, long rows, long seed, Path output) {

    /** Checks that there is a method. */
    public SynthesisRun {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException("options: none (expected: at least one)");
        }
    }
}
