package io.syntho.local.engine;

import io.syntho.synthesis.FitOptions;
import java.nio.file.Path;

/**
 * What the engine is to do.
 *
 * @param input a table of any type that is read
 * @param options method and settings
 * @param rows how many rows to make
 * @param seed governs everything random: the same seed gives the same bytes
 * @param output {@code .csv} or {@code .parquet}; replaced when it exists
 */
public record SynthesisRun(Path input, FitOptions options, long rows, long seed, Path output) {}
