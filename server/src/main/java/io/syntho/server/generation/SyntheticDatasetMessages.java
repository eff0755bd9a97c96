package io.syntho.server.generation;

import com.google.protobuf.Timestamp;
import io.syntho.server.generation.job.JobColumns;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.JobState;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.platform.database.Etags;
import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.RiskLevel;
import io.syntho.v1.Scores;
import io.syntho.v1.SyntheticDataset;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Synthetic datasets as the contract has them. */
final class SyntheticDatasetMessages {

    private SyntheticDatasetMessages() {}

    static SyntheticDataset of(OverviewEntity row) {
        JobState state = JobState.of(row.status);
        Stage stage = Stage.of(row.stage);
        GenerationMethod asked = Methods.of(row.method);
        boolean auto = asked == GenerationMethod.GENERATION_METHOD_AUTO;
        SyntheticDataset.Builder message = SyntheticDataset.newBuilder()
                .setName(SyntheticDatasetNames.of(row.id))
                .setDisplayName(row.name)
                .setMethod(asked)
                .setConfig(StoredConfig.read(row.config))
                .setState(JobMessages.state(state))
                .addAllStages(JobMessages.stages(state, stage, JobColumns.stages(row.stages), auto))
                .setAttempt(row.attempt)
                .setChoiceReason(row.choiceReason)
                .setSeed(row.seed)
                .setScores(scores(row))
                .addAllConditionResults(ConditionResults.read(row.conditionResults))
                .setEngineVersion(row.engineVersion)
                .setCreateTime(ProtoTimes.of(row.createdAt))
                .setUpdateTime(ProtoTimes.of(row.updatedAt))
                .setEtag(Etags.of(row.version));
        Optional.ofNullable(row.originalDatasetId).ifPresent(id -> message.setDataset("datasets/" + id));
        Optional.ofNullable(row.chosenMethod).ifPresent(method -> message.setChosenMethod(Methods.of(method)));
        JobColumns.failure(row.error).ifPresent(failure -> message.setError(JobMessages.failure(failure)));
        progress(row, state).ifPresent(progress -> message.setProgress(JobMessages.progress(progress)));
        Optional.ofNullable(row.privacySpent).ifPresent(spent -> message.setPrivacySpent(StoredPrivacy.read(spent)));
        Optional.ofNullable(row.modelPath).ifPresent(model -> message.setModel("models/" + row.id));
        time(row.startedAt).ifPresent(message::setStartTime);
        time(row.finishedAt).ifPresent(message::setFinishTime);
        Optional.ofNullable(row.rowCount).ifPresent(message::setRowCount);
        Optional.ofNullable(row.columnCount).ifPresent(message::setColumnCount);
        Optional.ofNullable(row.fileSize).ifPresent(message::setSizeBytes);
        return message.build();
    }

    private static Optional<JobProgress> progress(OverviewEntity row, JobState state) {
        return state == JobState.COMPLETED
                ? Optional.of(JobProgress.of(Stage.STORE, 1, ""))
                : JobColumns.progress(row.progress);
    }

    private static Scores scores(OverviewEntity row) {
        Scores.Builder scores = Scores.newBuilder();
        Optional.ofNullable(row.privacyScore).ifPresent(score -> scores.setPrivacyScore(score.doubleValue()));
        Optional.ofNullable(row.riskLevel)
                .ifPresent(level ->
                        scores.setRiskLevel(RiskLevel.valueOf("RISK_LEVEL_" + level.toUpperCase(Locale.ROOT))));
        Optional.ofNullable(row.qualityScore).ifPresent(scores::setQualityScore);
        Optional.ofNullable(row.distributionScore).ifPresent(scores::setDistributionScore);
        Optional.ofNullable(row.correlationScore).ifPresent(scores::setCorrelationScore);
        Optional.ofNullable(row.qualityPassed).ifPresent(scores::setQualityPassed);
        Optional.ofNullable(row.compliancePassed).ifPresent(scores::setCompliancePassed);
        return scores.build();
    }

    private static Optional<Timestamp> time(@Nullable Instant time) {
        return Optional.ofNullable(time).map(ProtoTimes::of);
    }
}
