package io.syntho.local.engine;

import io.syntho.evaluation.EvaluationResult;

/**
 * The evidence, and what it took. Reading the tables is not counted.
 *
 * @param result the evidence
 * @param wallSeconds clock time
 * @param cpuSeconds time of all processors
 * @param peakRssMegabytes the most memory that the process ever held; 0 where the system does not tell
 */
public record Evaluated(EvaluationResult result, double wallSeconds, double cpuSeconds, long peakRssMegabytes) {}
