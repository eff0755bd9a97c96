package io.syntho.local.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.syntho.evaluation.quality.Detection;
import io.syntho.evaluation.quality.QualityReport;
import java.util.OptionalDouble;

/**
 * What one fit of one method took and reached. Values are missing where the method refused the table, and where a method takes no steps or a part of
 * the quality cannot be measured.
 *
 * @param subject what was measured
 * @param stepCpuMillis processor time of a step of training, validations included
 * @param fitCpuSeconds time of all processors in learning
 * @param sampleCpuSeconds time of all processors in making {@link EngineBench#SAMPLED} rows
 * @param peakMegabytes most memory that the process held in both; 0 where the system does not tell
 * @param quality as many rows as were learned from, against those
 * @param shapes of columns
 * @param pairs of columns
 * @param detection AUC of a classifier that tells made rows from real ones; 0.5: it cannot
 * @param refused why the method does not take the table; empty when it does
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EngineMeasurement(
        @JsonUnwrapped Subject subject,
        @JsonProperty("step_cpu_ms") OptionalDouble stepCpuMillis,
        @JsonProperty("fit_cpu_seconds") OptionalDouble fitCpuSeconds,
        @JsonProperty("sample_100k_cpu_seconds") OptionalDouble sampleCpuSeconds,
        @JsonProperty("peak_rss_mb") long peakMegabytes,
        @JsonProperty("quality") OptionalDouble quality,
        @JsonProperty("shapes") OptionalDouble shapes,
        @JsonProperty("pairs") OptionalDouble pairs,
        @JsonProperty("detection_auc") OptionalDouble detection,
        @JsonProperty("refused") String refused) {

    /**
     * What was measured.
     *
     * @param table the file's name
     * @param rows learned from
     * @param columns of the table
     * @param method its id
     * @param run from 1; the first is slower, since the JVM is cold
     * @param seed of fit and sample
     */
    public record Subject(
            @JsonProperty("table") String table,
            @JsonProperty("rows") int rows,
            @JsonProperty("columns") int columns,
            @JsonProperty("method") String method,
            @JsonProperty("run") int run,
            @JsonProperty("seed") long seed) {}

    static EngineMeasurement of(
            Subject subject, OptionalDouble step, double fit, double sample, long peak, QualityReport report) {
        return new EngineMeasurement(
                subject,
                step,
                OptionalDouble.of(fit),
                OptionalDouble.of(sample),
                peak,
                OptionalDouble.of(report.overall()),
                report.columnShapes(),
                report.columnPairTrends(),
                report.detection().map(Detection::auc).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                "");
    }

    static EngineMeasurement refused(Subject subject, String reason) {
        OptionalDouble none = OptionalDouble.empty();
        return new EngineMeasurement(subject, none, none, none, 0, none, none, none, none, reason);
    }
}
