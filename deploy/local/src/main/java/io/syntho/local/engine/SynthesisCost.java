package io.syntho.local.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.syntho.synthesis.PrivacySpent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What it took. Reading the input is not counted. Writing is not counted either, except that Parquet is written beside the
 * sampling and its CPU time stands there.
 *
 * @param method the method's id
 * @param choiceReason why this method, where the engine was to choose; else empty
 * @param trialCpuSeconds time of all processors in choosing; 0 where there was nothing to choose
 * @param rows rows made
 * @param seed the seed used
 * @param fitWallSeconds clock time of learning
 * @param fitCpuSeconds time of all processors in learning
 * @param sampleWallSeconds clock time of making rows
 * @param sampleCpuSeconds time of all processors in making rows
 * @param peakRssMegabytes the most memory that the process ever held; 0 where the system does not tell
 * @param privacy what was spent of differential privacy; empty, and then not written, when it was learned without
 */
@JsonPropertyOrder({
    "method",
    "choice_reason",
    "trial_cpu_seconds",
    "rows",
    "seed",
    "fit_wall_seconds",
    "fit_cpu_seconds",
    "sample_wall_seconds",
    "sample_cpu_seconds",
    "peak_rss_mb",
    "privacy"
})
public record SynthesisCost(
        @JsonProperty("method") String method,
        @JsonProperty("choice_reason") String choiceReason,
        @JsonProperty("trial_cpu_seconds") double trialCpuSeconds,
        @JsonProperty("rows") long rows,
        @JsonProperty("seed") long seed,
        @JsonProperty("fit_wall_seconds") double fitWallSeconds,
        @JsonProperty("fit_cpu_seconds") double fitCpuSeconds,
        @JsonProperty("sample_wall_seconds") double sampleWallSeconds,
        @JsonProperty("sample_cpu_seconds") double sampleCpuSeconds,
        @JsonProperty("peak_rss_mb") long peakRssMegabytes,

        @JsonProperty("privacy") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Number> privacy) {

    /** Keeps the map in its order. */
    public SynthesisCost {
        privacy = Collections.unmodifiableMap(new LinkedHashMap<>(privacy));
    }

    /** What was spent, by the names that are written. */
    static Map<String, Number> privacy(PrivacySpent spent) {
        Map<String, Number> told = new LinkedHashMap<>();
        told.put("epsilon_asked", spent.epsilonAsked());
        told.put("epsilon_spent", spent.epsilon());
        told.put("delta", spent.delta());
        told.put("epsilon_of_columns", spent.epsilonOfColumns());
        told.put("epsilon_of_training", spent.epsilonOfTraining());
        told.put("training_steps", spent.steps());
        return told;
    }
}
