package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.local.process.Folders;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.Stage;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What all drills need: a table whose stages take long enough to be hit, and what must hold after whatever was killed. */
final class Drill {

    private static final int SOURCE_ROWS = 5_000;
    private static final long ROWS = 2_000;
    private static final Customer CUSTOMER = Customer.someoneNew();
    private static final Dataset DATASET = prepare();
    private static final Queue<Truth> ENDED = new ConcurrentLinkedQueue<>();

    /** Deletions are done every half minute; one that a killed worker had begun, by another worker after a minute more. */
    private static final Duration LONGEST_DELETION = Duration.ofMinutes(3);

    private Drill() {}

    /** Who runs the drills. */
    static Customer customer() {
        return CUSTOMER;
    }

    /** Starts a job. */
    static SyntheticDataset create() {
        return create(request());
    }

    /** Starts a job that comes through {@code stage}. */
    static SyntheticDataset create(Stage stage) {
        return stage == Stage.STAGE_TRIAL ? create(undecided()) : create();
    }

    /** A job that tries two networks before it learns by one of them; few epochs keep that short. */
    private static CreateSyntheticDatasetRequest undecided() {
        CreateSyntheticDatasetRequest.Builder request =
                request().toBuilder().setMethod(GenerationMethod.GENERATION_METHOD_AUTO);
        request.getConfigBuilder().setEpochs(3);
        return request.build();
    }

    private static SyntheticDataset create(CreateSyntheticDatasetRequest request) {
        return CUSTOMER.api().call(() -> CUSTOMER.api().syntheticDatasets().createSyntheticDataset(request));
    }

    /** What asks for a job. */
    static CreateSyntheticDatasetRequest request() {
        return Customer.copula(DATASET, ROWS, 7);
    }

    /** Waits for the end, and checks that the job was completed, once, and that the watcher saw it all. */
    static void assertCompletedOnce(Watching watching) {
        SyntheticDataset end = watching.end();
        assertThat(end.getState()).as(end.getError().getMessage()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(CUSTOMER.get(end).getState()).isEqualTo(end.getState());
        Truth truth = Truth.of(end.getName());
        assertThat(truth.state()).isEqualTo("completed");
        assertThat(truth.logged("state_completed")).as("endings").isEqualTo(1);
        assertThat(Stream.of("jobs", "privacy_scores", "quality_reports")
                        .collect(Collectors.toMap(table -> table, truth::rows)))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(1));
        assertThat(truth.rows("compliance_reports")).as("GDPR, HIPAA, combined").isEqualTo(3);
        assertThat(truth.pointed())
                .as("a Parquet, a CSV, a model, a preview and three PDFs")
                .hasSize(7);
        assertThat(truth.stored()).containsAll(truth.pointed());
        ENDED.add(truth);
    }

    /** Remembers a job that ended, for {@link #assertNothingIsLeft}. */
    static void ended(Truth truth) {
        ENDED.add(truth);
    }

    /** Checks that the storage holds of each job that ended what the database points to, and not one object more. */
    static void assertNothingIsLeft() {
        while (!ENDED.isEmpty()) {
            Truth truth = ENDED.remove();
            Awaitility.await("objects of " + truth)
                    .atMost(LONGEST_DELETION)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(truth.stored()).isEqualTo(truth.pointed()));
        }
    }

    private static Dataset prepare() {
        try {
            Path folder = Files.createTempDirectory("syntho-drill-");
            Path file = Samples.adult(folder);
            try (Stream<String> lines = Files.lines(file)) {
                Samples.write(
                        folder.resolve("some.csv"),
                        lines.limit(SOURCE_ROWS + 1).collect(Collectors.joining("\n", "", "\n")));
            }
            Dataset dataset = CUSTOMER.detected(CUSTOMER.upload(folder.resolve("some.csv")));
            Folders.delete(folder);
            assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_READY);
            return dataset;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
