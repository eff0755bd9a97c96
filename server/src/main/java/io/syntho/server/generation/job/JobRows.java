package io.syntho.server.generation.job;

import com.fasterxml.jackson.core.type.TypeReference;
import io.syntho.server.generation.SyntheticDatasetId;
import io.syntho.server.platform.identity.UserId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Finds and locks rows of {@code jobs}, and reads them. */
final class JobRows {

    private static final TypeReference<Map<String, StageOutput>> OUTPUTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, StageTimes>> TIMES = new TypeReference<>() {};

    private JobRows() {}

    /** Waits for the row's lock. */
    static Optional<JobRow> lock(StatelessSession session, JobId id) {
        return lock(session, "id", id.value());
    }

    /** As {@link #lock(StatelessSession, JobId)}, of the job that makes {@code made}. */
    static Optional<JobRow> lock(StatelessSession session, SyntheticDatasetId made) {
        return lock(session, "synthetic_dataset_id", made.value());
    }

    private static Optional<JobRow> lock(StatelessSession session, String column, UUID id) {
        return session.createNativeQuery("select * from jobs where " + column + " = :id for update", JobRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /**
     * The row of a job that {@code lease} still holds, locked.
     *
     * @throws LeaseLost when it does not
     */
    static JobRow lock(StatelessSession session, Lease lease) {
        return lock(session, lease.job())
                .filter(row -> row.fence == lease.fence() && row.state() == JobState.RUNNING)
                .orElseThrow(() -> new LeaseLost(lease));
    }

    /** Events that never get lost, with a number above {@code sequence}, in order. */
    static List<SequencedEvent> eventsAfter(StatelessSession session, JobId job, long sequence, int limit) {
        return session
                .createSelectionQuery(
                        "from JobLogRow where jobId = :job and sequence > :after order by sequence", JobLogRow.class)
                .setParameter("job", job.value())
                .setParameter("after", sequence)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(JobLogRow::sequenced)
                .toList();
    }

    /** The latest {@code most} up to {@code sequence} of those that a condition picks, in order. */
    static List<SequencedEvent> latest(StatelessSession session, JobId job, long sequence, String which, int most) {
        return session
                .createSelectionQuery(
                        "from JobLogRow where jobId = :job and sequence <= :until and " + which
                                + " order by sequence desc",
                        JobLogRow.class)
                .setParameter("job", job.value())
                .setParameter("until", sequence)
                .setMaxResults(most)
                .getResultList()
                .reversed()
                .stream()
                .map(JobLogRow::sequenced)
                .toList();
    }

    static Job job(JobRow row) {
        return new Job(
                new JobId(row.id),
                new SyntheticDatasetId(row.syntheticDatasetId),
                new UserId(row.userId),
                row.state(),
                row.stage(),
                row.attempt,
                row.maxAttempts,
                row.fence,
                outputs(row),
                times(row),
                Optional.ofNullable(row.progress).map(json -> JobJson.read(json, JobProgress.class)),
                Optional.ofNullable(row.checkpointPath),
                failure(row),
                row.sequence,
                Optional.ofNullable(row.finishedAt));
    }

    static Lease lease(JobRow row, WorkerId worker) {
        return new Lease(
                new JobId(row.id),
                new SyntheticDatasetId(row.syntheticDatasetId),
                new UserId(row.userId),
                worker,
                row.attempt,
                row.fence);
    }

    static Map<Stage, StageTimes> times(JobRow row) {
        return byStage(JobJson.read(row.stages, TIMES));
    }

    static Map<Stage, StageOutput> outputs(JobRow row) {
        return byStage(JobJson.read(row.outputs, OUTPUTS));
    }

    static Optional<JobFailure> failure(JobRow row) {
        return Optional.ofNullable(row.error).map(json -> JobJson.read(json, JobFailure.class));
    }

    /** Values by stage, as the columns {@code outputs} and {@code stages} keep them. */
    static String json(Map<Stage, ?> values) {
        Map<String, Object> named = new TreeMap<>();
        values.forEach((stage, value) -> named.put(stage.id(), value));
        return JobJson.write(named);
    }

    private static <T> Map<Stage, T> byStage(Map<String, T> named) {
        Map<Stage, T> values = new EnumMap<>(Stage.class);
        named.forEach((id, value) -> values.put(Stage.of(id), value));
        return values;
    }
}
