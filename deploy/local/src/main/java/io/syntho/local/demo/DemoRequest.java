package io.syntho.local.demo;

import io.syntho.v1.GenerationMethod;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the demo is to do.
 *
 * @param input the table to upload
 * @param method how to make the synthetic one
 * @param rows how many rows; empty: as many as the table has
 * @param seed governs everything random; empty: the server draws one
 * @param folder where the results go
 */
public record DemoRequest(Path input, GenerationMethod method, OptionalLong rows, Optional<Long> seed, Path folder) {}
