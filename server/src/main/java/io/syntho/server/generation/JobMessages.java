package io.syntho.server.generation;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.JobState;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageTimes;
import io.syntho.v1.Failure;
import io.syntho.v1.Progress;
import io.syntho.v1.StageRecord;
import io.syntho.v1.SyntheticDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's values as the contract has them. Enums are matched by name; a test holds them together. */
public final class JobMessages {

    private JobMessages() {}

    /** A state. */
    public static SyntheticDataset.State state(JobState state) {
        return SyntheticDataset.State.valueOf("STATE_" + state.name());
    }

    /** A stage. */
    public static io.syntho.v1.Stage stage(Stage stage) {
        return io.syntho.v1.Stage.valueOf("STAGE_" + stage.name());
    }

    /** A failure. */
    public static Failure failure(JobFailure failure) {
        return Failure.newBuilder()
                .setReason(failure.reason())
                .setMessage(failure.message())
                .putAllMetadata(failure.metadata())
                .build();
    }

    /** How far a job is. */
    public static Progress progress(JobProgress progress) {
        Progress.Builder message = Progress.newBuilder()
                .setStage(stage(progress.stage()))
                .setPercent(progress.percent())
                .setStagePercent(progress.stagePercent())
                .setMessage(progress.message());
        progress.epoch().ifPresent(message::setEpoch);
        progress.epochs().ifPresent(message::setEpochs);
        progress.rows().ifPresent(message::setRows);
        progress.secondsLeft().ifPresent(message::setSecondsLeft);
        return message.build();
    }

    /**
     * Every stage with what became of it.
     *
     * @param present the stage that the job is in, or would be in next
     * @param auto whether the method was left to us; otherwise there is no trial
     */
    static List<StageRecord> stages(JobState state, Stage present, Map<Stage, StageTimes> times, boolean auto) {
        List<StageRecord> records = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (stage == Stage.TRIAL && !auto) {
                continue;
            }
            Optional<StageTimes> time = Optional.ofNullable(times.get(stage));
            boolean passedOver = time.isEmpty() && stage.compareTo(present) < 0;
            StageRecord.Builder record = StageRecord.newBuilder()
                    .setStage(stage(stage))
                    .setState(passedOver ? StageRecord.State.STATE_SKIPPED : state(state, stage, present, time));
            time.ifPresent(it -> record.setStartTime(millis(it.startedMillis())));
            time.flatMap(StageTimes::finishedMillis).ifPresent(end -> record.setFinishTime(millis(end)));
            records.add(record.build());
        }
        return records;
    }

    private static StageRecord.State state(JobState state, Stage stage, Stage present, Optional<StageTimes> time) {
        if (time.flatMap(StageTimes::finishedMillis).isPresent()) {
            return StageRecord.State.STATE_DONE;
        }
        boolean begun = stage == present && time.isPresent();
        return switch (state) {
            case PENDING -> StageRecord.State.STATE_PENDING;
            case RUNNING -> begun ? StageRecord.State.STATE_RUNNING : StageRecord.State.STATE_PENDING;
            case FAILED -> begun ? StageRecord.State.STATE_FAILED : StageRecord.State.STATE_SKIPPED;
            case CANCELLED, COMPLETED -> StageRecord.State.STATE_SKIPPED;
        };
    }

    private static Timestamp millis(long since1970) {
        return Timestamps.fromMillis(since1970);
    }
}
