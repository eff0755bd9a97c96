package io.syntho.server.dataset;

import static io.syntho.server.dataset.DatasetFixture.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syntho.server.Calls;
import io.syntho.server.platform.identity.UserId;
import io.syntho.tabular.read.TableException;
import io.syntho.v1.ColumnSchema;
import io.syntho.v1.Dataset;
import io.syntho.v1.DeleteDatasetRequest;
import io.syntho.v1.Meaning;
import io.syntho.v1.PreviewDatasetRequest;
import io.syntho.v1.StorageType;
import io.syntho.v1.TablePreview;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static DatasetFixture platform;

    private UserId alice = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() throws Exception {
        platform = new DatasetFixture("detections");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void user() {
        alice = platform.newUser();
    }

    @AfterEach
    void nothingIsLeftOnDisk() throws Exception {
        assertThat(platform.leftovers()).isEmpty();
    }

    @Test
    void aTableIsDetectedAndPreviewed() throws Exception {
        Dataset dataset = platform.detected(alice, "people.csv", people(300));

        assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_READY);
        assertThat(dataset.getRowCount()).isEqualTo(300);
        assertThat(dataset.getColumnCount()).isEqualTo(3);
        ColumnSchema age = dataset.getSchema().getColumns(0);
        assertThat(age.getName()).isEqualTo("age");
        assertThat(age.getStorageType()).isEqualTo(StorageType.STORAGE_TYPE_INTEGER);
        assertThat(age.getMeaning()).isEqualTo(Meaning.MEANING_CONTINUOUS);
        assertThat(age.getProfile().getQuantilesCount()).isEqualTo(7);
        assertThat(dataset.getSchema().getColumns(2).getStorageType()).isEqualTo(StorageType.STORAGE_TYPE_DATE);
        TablePreview preview = preview(dataset, 2);
        assertThat(preview.getColumnNamesList()).containsExactly("age", "job", "since");
        assertThat(preview.getTotalRowCount()).isEqualTo(300);
        assertThat(preview.getRowsList()).hasSize(2);
        assertThat(preview.getRows(1).getCells(1).getValue()).isEqualTo("smith");
    }

    @Test
    void hostileNamesAndCellsAreKeptAsText() throws Exception {
        String csv = """
                "a'); drop table datasets; --","<script>alert(1)</script>","../../etc/passwd","=cmd()|' /C calc'!A0"
                \u0001x,\\u0000,"line
                break",\u202eright
                y,"\\\\u0000",𝒵,é
                z,NULL,"",=1+1
                """;

        Dataset dataset = platform.detected(alice, "hostile.csv", csv.getBytes(StandardCharsets.UTF_8));

        assertThat(dataset.getState()).as("%s", dataset.getError()).isEqualTo(Dataset.State.STATE_READY);
        assertThat(dataset.getSchema().getColumnsList())
                .extracting(ColumnSchema::getName)
                .contains("<script>alert(1)</script>", "../../etc/passwd");
        TablePreview preview = preview(dataset, 0);
        assertThat(preview.getRows(0).getCells(1).getValue()).isEqualTo("\\u0000");
        assertThat(preview.getRows(2).getCells(2).hasValue())
                .as("a missing value")
                .isFalse();
    }

    @Test
    void whatIsNoTableEndsInErrorWithItsReasonAndLeavesNothing() throws Exception {
        assertRefused("age,job\n", "TABLE_WITHOUT_ROWS");
        assertRefused("a,b\n1,2\n", "TABLE_TOO_FEW_ROWS");
        assertRefused("a\n1\n2\n3\n", "TABLE_TOO_FEW_COLUMNS");
        assertRefused("a,b\n1,2\n" + "x".repeat(2 << 20) + ",2\n", "LINE_TOO_LONG");
    }

    private void assertRefused(String csv, String reason) throws Exception {
        Dataset dataset = platform.detected(alice, "bad.csv", csv.getBytes(StandardCharsets.UTF_8));

        assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_ERROR);
        assertThat(dataset.getError().getReason()).isEqualTo(reason);
        assertThat(dataset.getError().getMessage()).isNotBlank();
        assertThat(platform.objects(alice, dataset.getName())).isEmpty();
    }

    @Test
    void aDetectionWhoseWorkerDiedIsDoneByAnother() throws Exception {
        Dataset dataset = platform.uploaded(alice, "a.csv", people(20));
        DetectionLease dead = platform.detections.acquire("dead").orElseThrow();
        assertThat(dead.attempt()).isEqualTo(1);
        assertThat(state(dataset)).isEqualTo(Dataset.State.STATE_PROCESSING);
        assertThat(platform.detections.acquire("other"))
                .as("while the lease stands")
                .isEmpty();

        platform.clock.advance(LEASE.plusSeconds(1));
        platform.detectAll();

        assertThat(state(dataset)).isEqualTo(Dataset.State.STATE_READY);
        assertThat(platform.detections.renew(dead)).isFalse();
    }

    @Test
    void aWorkerThatLostItsLeaseWritesNothing() throws Exception {
        Dataset dataset = platform.uploaded(alice, "a.csv", people(20));
        DetectionLease slow = platform.detections.acquire("slow").orElseThrow();
        platform.clock.advance(LEASE.plusSeconds(1));
        DetectionLease fast = platform.detections.acquire("fast").orElseThrow();

        platform.detections.fail(
                slow, io.syntho.server.platform.errors.ApiException.of(io.syntho.v1.ErrorReason.FILE_CORRUPT, "wrong"));

        assertThat(state(dataset)).isEqualTo(Dataset.State.STATE_PROCESSING);
        assertThat(fast.fence()).isGreaterThan(slow.fence());
        platform.detections.giveBack(fast, Duration.ZERO);
        platform.detectAll();
        assertThat(state(dataset)).isEqualTo(Dataset.State.STATE_READY);
    }

    @Test
    void aFileThatKillsEveryWorkerIsGivenUp() throws Exception {
        Dataset dataset = platform.uploaded(alice, "a.csv", people(20));
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(platform.detections.acquire("dead").orElseThrow().attempt())
                    .isEqualTo(attempt);
            platform.clock.advance(LEASE.plusSeconds(1));
        }

        assertThat(platform.detections.acquire("fourth")).isEmpty();

        Dataset ended = platform.dataset(alice, dataset.getName());
        assertThat(ended.getState()).isEqualTo(Dataset.State.STATE_ERROR);
        assertThat(ended.getError().getReason()).isEqualTo("ATTEMPTS_EXHAUSTED");
        platform.deletions.run();
        assertThat(platform.objects(alice, dataset.getName())).isEmpty();
    }

    @Test
    void aDefectIsTriedAgainAndThenGivenUp() throws Exception {
        Dataset dataset = platform.uploaded(alice, "a.csv", people(20));
        AtomicInteger tries = new AtomicInteger();
        try (DetectionWorker worker = platform.worker((file, name) -> {
            tries.incrementAndGet();
            throw new IllegalStateException("a defect");
        })) {
            for (int i = 0; i < 5; i++) {
                worker.detectNext();
                platform.clock.advance(Duration.ofMinutes(1));
            }
        }

        assertThat(tries).hasValue(3);
        assertThat(state(dataset)).isEqualTo(Dataset.State.STATE_ERROR);
    }

    @Test
    void aDatasetDeletedMeanwhileStopsItsDetection() throws Exception {
        Dataset dataset = platform.uploaded(alice, "a.csv", people(20));
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean stopped = new AtomicBoolean();
        TableDetector patient = (file, name) -> wait(file, begun, stopped);
        DetectionWorker worker = new DetectionWorker(
                platform.detections, platform.storage, patient, platform.scratch(), Duration.ofMillis(300));
        try (worker) {
            worker.start();
            begun.await();
            Calls.<com.google.protobuf.Empty>as(
                    alice,
                    answer -> platform.service.deleteDataset(
                            DeleteDatasetRequest.newBuilder()
                                    .setName(dataset.getName())
                                    .build(),
                            answer));
            await().untilTrue(stopped);
        }

        assertThat(platform.objects(alice, dataset.getName())).isEmpty();
    }

    private static DetectedTable wait(Path file, CountDownLatch begun, AtomicBoolean stopped) {
        begun.countDown();
        try {
            Thread.sleep(Duration.ofSeconds(20));
        } catch (InterruptedException expected) {
            stopped.set(true);
            throw new TableException(TableException.Reason.READ_CANCELLED, "stopped");
        }
        throw new IllegalStateException("nobody stopped " + file);
    }

    @Test
    void whatADetectionSavesAfterItsDatasetWentGoesToo() throws Exception {
        Dataset dataset = platform.uploaded(alice, "a.csv", people(20));
        TableDetector detector = (file, name) -> {
            DetectedTable found = EngineDetector.fitting(1 << 28).detect(file, name);
            Calls.<com.google.protobuf.Empty>as(
                    alice,
                    answer -> platform.service.deleteDataset(
                            DeleteDatasetRequest.newBuilder()
                                    .setName(dataset.getName())
                                    .build(),
                            answer));
            return found;
        };
        try (DetectionWorker worker = platform.worker(detector)) {
            assertThat(worker.detectNext()).isTrue();
        }

        platform.deletions.run();
        assertThat(platform.objects(alice, dataset.getName())).isEmpty();
    }

    @Test
    void aRunningWorkerPicksUpWhatComes() throws Exception {
        try (DetectionWorker worker = DetectionWorker.start(
                platform.database, platform.storage, platform.deletions, platform.scratch(), platform.clock)) {
            Dataset dataset = platform.uploaded(alice, "a.csv", people(20));
            await().until(() -> state(dataset) == Dataset.State.STATE_READY);
            assertThat(worker).isNotNull();
        }
    }

    private Dataset.State state(Dataset dataset) {
        return platform.dataset(alice, dataset.getName()).getState();
    }

    private TablePreview preview(Dataset dataset, int rows) {
        PreviewDatasetRequest request = PreviewDatasetRequest.newBuilder()
                .setName(dataset.getName())
                .setRowCount(rows)
                .build();
        return Calls.as(alice, answer -> platform.service.previewDataset(request, answer));
    }
}
