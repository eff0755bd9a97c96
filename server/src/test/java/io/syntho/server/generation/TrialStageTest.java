package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.generation.inference.InProcess;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Synthesizers;
import io.syntho.v1.CancelSyntheticDatasetRequest;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.Stage;
import io.syntho.v1.StageRecord;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** AUTO in a job: candidates are tried once, whatever crashes, and the one that is kept makes the rows. */
class TrialStageTest extends WithPipeline {

    /** Just enough for a trial. */
    private static final int ROWS = 500;

    private static final GenerationConfig CONFIG =
            GenerationConfig.newBuilder().setRows(100).setSeed(3).build();

    private static StageRecord.State trial(SyntheticDataset made) {
        return made.getStagesList().stream()
                .filter(record -> record.getStage() == Stage.STAGE_TRIAL)
                .findFirst()
                .orElseThrow()
                .getState();
    }

    private Method ofModel(SyntheticDataset made) throws IOException {
        try (InputStream model = jobs.open(made, "model_path")) {
            return Synthesizers.load(model).info().method();
        }
    }

    @Test
    void itIsDecidedOnceWhateverCrashesAndTheReasonHoldsTheFigures() throws IOException {
        UUID dataset = jobs.people(ROWS);
        // The first candidate of the first attempt, and the making of rows in the second, where two candidates had made
        // theirs.
        FaultyInference faulty = new FaultyInference(1, 4);
        jobs.worker(faulty);

        SyntheticDataset asked = jobs.create(dataset, GenerationMethod.GENERATION_METHOD_AUTO, CONFIG);
        assertThat(asked.getDisplayName()).contains("auto");
        SyntheticDataset made = jobs.completed(asked);

        assertThat(made.getAttempt()).isEqualTo(3);
        assertThat(faulty.fitted)
                .as("a candidate cut off, two candidates, and the method that was chosen")
                .hasSize(4);
        assertThat(made.getChoiceReason())
                .contains("A short trial on 400 rows, judged by 100 rows set aside")
                .contains("autoregressive 0.", "gaussian_copula 0.");
        Method chosen = faulty.fitted.getLast();
        assertThat(made.getChosenMethod()).isEqualTo(Methods.of(chosen.id()));
        assertThat(ofModel(made)).isEqualTo(chosen);
        assertThat(trial(made)).isEqualTo(StageRecord.State.STATE_DONE);
        assertThat(jobs.services.count("select count(*) from job_logs where event = 'trial_done'"))
                .isEqualTo(1);
        assertThat(jobs.services.count("select count(*) from engine_measures where name = 'trial'"))
                .isEqualTo(1);
    }

    @Test
    void theSameSeedChoosesTheSameForTheSameReason() throws IOException {
        UUID dataset = jobs.people(ROWS);
        jobs.worker(new InProcess());

        SyntheticDataset one = jobs.create(dataset, GenerationMethod.GENERATION_METHOD_AUTO, CONFIG);
        SyntheticDataset two = jobs.create(dataset, GenerationMethod.GENERATION_METHOD_AUTO, CONFIG);

        assertThat(jobs.ended(one).getChoiceReason()).isEqualTo(jobs.ended(two).getChoiceReason());
        assertThat(jobs.get(one).getChosenMethod()).isEqualTo(jobs.get(two).getChosenMethod());
    }

    @Test
    void aTrialEndsWithinTwoSecondsOfItsCancellation() throws IOException {
        UUID dataset = jobs.people(5_000);
        FaultyInference watched = new FaultyInference();
        jobs.worker(watched);
        SyntheticDataset made = jobs.create(dataset, GenerationMethod.GENERATION_METHOD_AUTO, CONFIG);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> jobs.get(made).getProgress().getStage() == Stage.STAGE_TRIAL
                        && jobs.get(made).getProgress().getStagePercent() > 5);

        Answer.of(
                jobs.owner,
                jobs.services.service::cancelSyntheticDataset,
                CancelSyntheticDatasetRequest.newBuilder()
                        .setName(made.getName())
                        .build());

        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> watched.under.get() == 0);
        assertThat(jobs.ended(made).getState()).isEqualTo(SyntheticDataset.State.STATE_CANCELLED);
        assertThat(trial(jobs.get(made))).isEqualTo(StageRecord.State.STATE_SKIPPED);
        assertThat(watched.fitted).as("no other candidate begins").hasSize(1);
    }

    @Test
    void nothingIsTriedForATinyTableOrAMethodThatWasAskedFor() throws IOException {
        FaultyInference watched = new FaultyInference();
        jobs.worker(watched);

        SyntheticDataset tiny =
                jobs.ended(jobs.create(jobs.people(200), GenerationMethod.GENERATION_METHOD_AUTO, CONFIG));
        SyntheticDataset named =
                jobs.ended(jobs.create(jobs.people(ROWS), GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA, CONFIG));

        assertThat(watched.fitted).containsExactly(Method.GAUSSIAN_COPULA, Method.GAUSSIAN_COPULA);
        assertThat(trial(tiny)).isEqualTo(StageRecord.State.STATE_SKIPPED);
        assertThat(tiny.getChosenMethod()).isEqualTo(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA);
        assertThat(named.getStagesList()).extracting(StageRecord::getStage).doesNotContain(Stage.STAGE_TRIAL);
        assertThat(named.getChoiceReason()).isEmpty();
    }
}
