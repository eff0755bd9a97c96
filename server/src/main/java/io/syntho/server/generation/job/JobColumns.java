package io.syntho.server.generation.job;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the JSON columns of a job, for whoever shows them. */
public final class JobColumns {

    private static final TypeReference<Map<String, StageTimes>> TIMES = new TypeReference<>() {};

    private JobColumns() {}

    /** The column {@code progress}; empty before the first attempt. */
    public static Optional<JobProgress> progress(@Nullable String json) {
        return Optional.ofNullable(json).map(present -> JobJson.read(present, JobProgress.class));
    }

    /** The column {@code stages}: when stages began and ended. */
    public static Map<Stage, StageTimes> stages(String json) {
        Map<Stage, StageTimes> times = new EnumMap<>(Stage.class);
        JobJson.read(json, TIMES).forEach((id, time) -> times.put(Stage.of(id), time));
        return times;
    }

    /** The column {@code error}; empty unless the job failed. */
    public static Optional<JobFailure> failure(@Nullable String json) {
        return Optional.ofNullable(json).map(present -> JobJson.read(present, JobFailure.class));
    }
}
