package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.generation.inference.InProcess;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.job.JobRules;
import io.syntho.server.generation.job.RetryPolicy;
import io.syntho.server.generation.pipeline.Pipeline;
import io.syntho.server.generation.pipeline.ScratchRoot;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.report.ReportStore;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.v1.CancelSyntheticDatasetRequest;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.Stage;
import io.syntho.v1.StageRecord;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AUTO in a job: candidates are tried once, whatever crashes, and the one that is kept makes the rows. */
class TrialStageTest {

    private static final JobRules QUICK = new JobRules(
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            new RetryPolicy(3, Duration.ofMillis(50), Duration.ofMillis(200)));

    /** Just enough for a trial. */
    private static final int ROWS = 500;

    @TempDir
    private Path folder;

    private ServiceFixture fixture;
    private ScratchRoot scratch;
    private UserId owner;

    @BeforeEach
    void open() {
        fixture = new ServiceFixture("trial", QUICK);
        scratch = ScratchRoot.open(folder.resolve("scratch"));
        owner = fixture.user();
    }

    @AfterEach
    void close() {
        fixture.close();
        scratch.close();
    }

    private void worker(InferenceBackend backend) {
        fixture.worker(
                "alice",
                new Pipeline(
                        fixture.database,
                        fixture.storage,
                        backend,
                        new ReportStore(fixture.ids),
                        scratch,
                        ReadLimits.DEFAULT,
                        URI.create("https://syntho.example"),
                        fixture.ids,
                        fixture.clock));
    }

    private SyntheticDataset create(UUID dataset, GenerationMethod method) {
        return Answer.of(
                owner,
                fixture.service::createSyntheticDataset,
                CreateSyntheticDatasetRequest.newBuilder()
                        .setDataset("datasets/" + dataset)
                        .setMethod(method)
                        .setConfig(GenerationConfig.newBuilder().setRows(100).setSeed(3))
                        .build());
    }

    private SyntheticDataset get(SyntheticDataset made) {
        return Answer.of(
                owner,
                fixture.service::getSyntheticDataset,
                GetSyntheticDatasetRequest.newBuilder().setName(made.getName()).build());
    }

    private SyntheticDataset ended(SyntheticDataset made) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(made), now -> now.getState().getNumber() >= 3);
    }

    private static StageRecord.State trial(SyntheticDataset made) {
        return made.getStagesList().stream()
                .filter(record -> record.getStage() == Stage.STAGE_TRIAL)
                .findFirst()
                .orElseThrow()
                .getState();
    }

    private Method ofModel(SyntheticDataset made) throws IOException {
        String path = fixture.database.inSystemTransaction(session -> session.createNativeQuery(
                        "select model_path from synthetic_datasets where id = :id", String.class)
                .setParameter("id", UUID.fromString(made.getName().substring("syntheticDatasets/".length())))
                .getSingleResult());
        try (InputStream model = fixture.storage.get(ObjectKey.parse(Bucket.SYNTHETIC, path))) {
            return Synthesizers.load(model).info().method();
        }
    }

    @Test
    void itIsDecidedOnceWhateverCrashesAndTheReasonHoldsTheFigures() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, ROWS));
        // The first candidate of the first attempt, and the making of rows in the second, where two candidates had made
        // theirs.
        Faulty faulty = new Faulty(1, 4);
        worker(faulty);

        SyntheticDataset asked = create(dataset, GenerationMethod.GENERATION_METHOD_AUTO);
        assertThat(asked.getDisplayName()).contains("auto");
        SyntheticDataset made = ended(asked);

        assertThat(made.getState()).as(made.getError().toString()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
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
        assertThat(fixture.count("select count(*) from job_logs where event = 'trial_done'"))
                .isEqualTo(1);
        assertThat(fixture.count("select count(*) from engine_measures where name = 'trial'"))
                .isEqualTo(1);
    }

    @Test
    void theSameSeedChoosesTheSameForTheSameReason() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, ROWS));
        worker(new InProcess());

        SyntheticDataset one = create(dataset, GenerationMethod.GENERATION_METHOD_AUTO);
        SyntheticDataset two = create(dataset, GenerationMethod.GENERATION_METHOD_AUTO);

        assertThat(ended(one).getChoiceReason()).isEqualTo(ended(two).getChoiceReason());
        assertThat(get(one).getChosenMethod()).isEqualTo(get(two).getChosenMethod());
    }

    @Test
    void aTrialEndsWithinTwoSecondsOfItsCancellation() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 5_000));
        Faulty watched = new Faulty();
        worker(watched);
        SyntheticDataset made = create(dataset, GenerationMethod.GENERATION_METHOD_AUTO);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(made).getProgress().getStage() == Stage.STAGE_TRIAL
                        && get(made).getProgress().getStagePercent() > 5);

        Answer.of(
                owner,
                fixture.service::cancelSyntheticDataset,
                CancelSyntheticDatasetRequest.newBuilder()
                        .setName(made.getName())
                        .build());

        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> watched.under.get() == 0);
        assertThat(ended(made).getState()).isEqualTo(SyntheticDataset.State.STATE_CANCELLED);
        assertThat(trial(get(made))).isEqualTo(StageRecord.State.STATE_SKIPPED);
        assertThat(watched.fitted).as("no other candidate begins").hasSize(1);
    }

    @Test
    void nothingIsTriedForATinyTableOrAMethodThatWasAskedFor() throws IOException {
        Faulty watched = new Faulty();
        worker(watched);

        SyntheticDataset tiny = ended(
                create(fixture.dataset(owner, PeopleCsv.write(folder, 200)), GenerationMethod.GENERATION_METHOD_AUTO));
        SyntheticDataset named = ended(create(
                fixture.dataset(owner, PeopleCsv.write(folder, ROWS)),
                GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA));

        assertThat(watched.fitted).containsExactly(Method.GAUSSIAN_COPULA, Method.GAUSSIAN_COPULA);
        assertThat(trial(tiny)).isEqualTo(StageRecord.State.STATE_SKIPPED);
        assertThat(tiny.getChosenMethod()).isEqualTo(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA);
        assertThat(named.getStagesList()).extracting(StageRecord::getStage).doesNotContain(Stage.STAGE_TRIAL);
        assertThat(named.getChoiceReason()).isEmpty();
    }

    /** The library, whose disk fails at some of the times that rows are made. */
    private static final class Faulty implements InferenceBackend {

        private final InProcess library = new InProcess();
        private final List<Method> fitted = new CopyOnWriteArrayList<>();
        private final AtomicInteger under = new AtomicInteger();
        private final AtomicInteger samples = new AtomicInteger();
        private final List<Integer> failures;

        Faulty(Integer... failures) {
            this.failures = List.of(failures);
        }

        @Override
        public Learned fit(FitTask task, Path model, Workplace place, Following following) throws IOException {
            fitted.add(task.options().method());
            under.incrementAndGet();
            try {
                return library.fit(task, model, place, following);
            } finally {
                under.decrementAndGet();
            }
        }

        @Override
        public Outcome sample(Path model, SampleOrder order, Prepare prepare, Workplace place, Following following)
                throws IOException {
            if (failures.contains(samples.incrementAndGet())) {
                throw new IOException("disk full");
            }
            return library.sample(model, order, prepare, place, following);
        }
    }
}
