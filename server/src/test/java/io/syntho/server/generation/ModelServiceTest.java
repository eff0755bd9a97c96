package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.protobuf.Empty;
import io.syntho.server.download.DownloadService;
import io.syntho.server.generation.inference.InProcess;
import io.syntho.server.generation.model.ModelService;
import io.syntho.server.generation.model.SampleWorker;
import io.syntho.server.generation.model.Samples;
import io.syntho.server.generation.pipeline.Pipeline;
import io.syntho.server.generation.pipeline.ScratchRoot;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.report.ReportStore;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.v1.ColumnCondition;
import io.syntho.v1.ColumnValue;
import io.syntho.v1.Condition;
import io.syntho.v1.CreateDownloadRequest;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.DeleteModelRequest;
import io.syntho.v1.DeleteSyntheticDatasetRequest;
import io.syntho.v1.Download;
import io.syntho.v1.DownloadFormat;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetModelRequest;
import io.syntho.v1.GetSampleRequest;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.Model;
import io.syntho.v1.Sample;
import io.syntho.v1.SampleModelRequest;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Models that are kept: one is learned, all tests use it, the last one deletes it. */
@TestMethodOrder(OrderAnnotation.class)
class ModelServiceTest {

    @TempDir
    private static Path folder;

    private static ServiceFixture fixture;
    private static ScratchRoot scratch;
    private static ModelService service;
    private static DownloadService downloads;
    private static SampleWorker worker;
    private static UserId owner;
    private static SyntheticDataset made;

    @BeforeAll
    static void learnAModel() throws IOException {
        fixture = new ServiceFixture("models");
        scratch = ScratchRoot.open(folder.resolve("scratch"));
        owner = fixture.user();
        service = new ModelService(
                fixture.database,
                new Idempotency(fixture.clock),
                fixture.deletions,
                fixture.ids,
                fixture.clock,
                new Random(1));
        downloads =
                new DownloadService(fixture.database, fixture.storage, new Idempotency(fixture.clock), fixture.clock);
        fixture.worker(
                "alice",
                new Pipeline(
                        fixture.database,
                        fixture.storage,
                        new InProcess(),
                        new ReportStore(fixture.ids),
                        scratch,
                        ReadLimits.DEFAULT,
                        URI.create("https://syntho.example"),
                        fixture.ids,
                        fixture.clock));
        worker = SampleWorker.start(
                fixture.database,
                fixture.storage,
                fixture.deletions,
                new InProcess(),
                folder.resolve("samples"),
                fixture.clock);
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 400));
        SyntheticDataset begun = Answer.of(
                owner,
                fixture.service::createSyntheticDataset,
                CreateSyntheticDatasetRequest.newBuilder()
                        .setDataset("datasets/" + dataset)
                        .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                        .setConfig(GenerationConfig.newBuilder().setRows(200).setSeed(4))
                        .build());
        made = Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(
                        () -> Answer.of(
                                owner,
                                fixture.service::getSyntheticDataset,
                                GetSyntheticDatasetRequest.newBuilder()
                                        .setName(begun.getName())
                                        .build()),
                        now -> now.getState().getNumber() >= 3);
    }

    @AfterAll
    static void close() {
        worker.close();
        fixture.close();
        scratch.close();
    }

    private static Model model() {
        return Answer.of(owner, service::getModel, named(made.getModel()));
    }

    private static GetModelRequest named(String name) {
        return GetModelRequest.newBuilder().setName(name).build();
    }

    private static SampleModelRequest.Builder rows(long rows) {
        return SampleModelRequest.newBuilder().setName(made.getModel()).setRows(rows);
    }

    private static Sample ended(Sample sample) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(owner, sample.getName()), now -> now.getState().getNumber() >= 3);
    }

    private static Sample get(UserId caller, String name) {
        return Answer.of(
                caller,
                service::getSample,
                GetSampleRequest.newBuilder().setName(name).build());
    }

    private static void refused(ErrorReason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ApiException.class))
                .extracting(ApiException::reason)
                .isEqualTo(reason);
    }

    private static Condition aged(int age, long rows) {
        return Condition.newBuilder()
                .setRows(rows)
                .addColumns(ColumnCondition.newBuilder()
                        .setColumn("age")
                        .setEquals(ColumnValue.newBuilder().setInteger(age)))
                .build();
    }

    @Test
    @Order(1)
    void aModelSaysWhereItComesFrom() {
        Model model = model();

        assertThat(model.getSyntheticDataset()).isEqualTo(made.getName());
        assertThat(model.getDataset()).isEqualTo(made.getDataset());
        assertThat(model.getMethod()).isEqualTo(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA);
        assertThat(model.getSeed()).isEqualTo(4);
        assertThat(model.getSizeBytes()).isPositive();
        assertThat(model.getDataSha256()).hasSize(64);
        assertThat(model.getRowsLeft()).isEqualTo(100_000);
        assertThat(model.getRowsSampled()).isZero();
        assertThat(fixture.count("select count(*) from engine_measures"))
                .as("learning, sampling and judging were measured")
                .isEqualTo(3);
    }

    @Test
    @Order(2)
    void moreRowsAreMadeAndDownloaded() {
        SampleModelRequest request =
                rows(500).setSeed(9).addConditions(aged(33, 50)).build();

        Sample sample = ended(Answer.of(owner, service::sampleModel, request));

        assertThat(sample.getState()).as(sample.getError().toString()).isEqualTo(Sample.State.STATE_COMPLETED);
        assertThat(sample.getRowCount()).isEqualTo(500);
        assertThat(sample.getConditionResults(0).getRowsMade()).isEqualTo(50);
        assertThat(sample.getSeed()).isEqualTo(9);
        assertThat(sample.getExpireTime().getSeconds() - sample.getFinishTime().getSeconds())
                .isEqualTo(Duration.ofDays(7).toSeconds());
        assertThat(model().getRowsSampled()).isEqualTo(500);
        Download csv = download(owner, sample.getName());
        Sample again = ended(Answer.of(owner, service::sampleModel, request));
        assertThat(download(owner, again.getName()).getSha256())
                .as("the same seed gives the same rows")
                .isEqualTo(csv.getSha256());
    }

    private static Download download(UserId caller, String name) {
        return Answer.of(
                caller,
                downloads::createDownload,
                CreateDownloadRequest.newBuilder()
                        .setName(name)
                        .setFormat(DownloadFormat.DOWNLOAD_FORMAT_CSV)
                        .build());
    }

    @Test
    @Order(3)
    void aRepeatedCallStartsNothingASecondTime() {
        SampleModelRequest request =
                rows(10).setRequestId(UUID.randomUUID().toString()).build();
        String first = Answer.of(owner, service::sampleModel, request).getName();
        assertThat(Answer.of(owner, service::sampleModel, request).getName()).isEqualTo(first);
    }

    @Test
    @Order(4)
    void rowsBeyondTheBudgetAndConditionsThatCanNotHoldAreRefused() {
        refused(
                ErrorReason.SAMPLE_BUDGET,
                () -> Answer.of(owner, service::sampleModel, rows(100_001).build()));
        refused(
                ErrorReason.COLUMN_UNKNOWN,
                () -> Answer.of(
                        owner,
                        service::sampleModel,
                        rows(5).addConditions(aged(1, 2).toBuilder()
                                        .setColumns(
                                                0, ColumnCondition.newBuilder().setColumn("nowhere")))
                                .build()));
        refused(
                ErrorReason.CONDITION_INVALID,
                () -> Answer.of(
                        owner,
                        service::sampleModel,
                        rows(5).addConditions(aged(1, 2).toBuilder()
                                        .setColumns(
                                                0,
                                                ColumnCondition.newBuilder()
                                                        .setColumn("age")
                                                        .setEquals(ColumnValue.newBuilder()
                                                                .setText("old"))))
                                .build()));
    }

    @Test
    @Order(5)
    void anothersModelAndSampleAreNotThere() {
        UserId stranger = fixture.user();
        Sample sample = ended(Answer.of(owner, service::sampleModel, rows(10).build()));

        refused(ErrorReason.MODEL_NOT_FOUND, () -> Answer.of(stranger, service::getModel, named(made.getModel())));
        refused(ErrorReason.MODEL_NOT_FOUND, () -> Answer.of(stranger, service::sampleModel, rows(1).build()));
        refused(
                ErrorReason.MODEL_NOT_FOUND,
                () -> Answer.<DeleteModelRequest, Empty>of(stranger, service::deleteModel, delete()));
        refused(ErrorReason.SAMPLE_NOT_FOUND, () -> get(stranger, sample.getName()));
        refused(ErrorReason.SAMPLE_NOT_FOUND, () -> download(stranger, sample.getName()));
        assertThat(model().getRowsLeft()).isPositive();
    }

    private static DeleteModelRequest delete() {
        return DeleteModelRequest.newBuilder().setName(made.getModel()).build();
    }

    @Test
    @Order(6)
    void aSampleWhoseWorkerWasLostIsMadeByAnother() {
        worker.close();
        Sample lost = Answer.of(owner, service::sampleModel, rows(30).build());
        Sample hopeless = Answer.of(owner, service::sampleModel, rows(40).build());
        long before = model().getRowsSampled();
        leased(lost, 1);
        leased(hopeless, 3);

        worker = SampleWorker.start(
                fixture.database,
                fixture.storage,
                fixture.deletions,
                new InProcess(),
                folder.resolve("samples"),
                fixture.clock);

        assertThat(ended(lost).getRowCount()).isEqualTo(30);
        Sample failed = ended(hopeless);
        assertThat(failed.getError().getReason()).isEqualTo("ATTEMPTS_EXHAUSTED");
        assertThat(model().getRowsSampled())
                .as("rows that were not made are given back")
                .isEqualTo(before - 40);
    }

    /** As a worker that died leaves it. */
    private static void leased(Sample sample, int attempt) {
        fixture.database.runInSystemTransaction(session -> session.createNativeMutationQuery("""
                        update samples set status = 'running', attempt = :attempt, fence = 7,
                            lease_expires_at = now() - interval '1 minute' where id = :id""")
                .setParameter("attempt", attempt)
                .setParameter("id", id(sample))
                .executeUpdate());
    }

    private static UUID id(Sample sample) {
        return UUID.fromString(sample.getName().substring("samples/".length()));
    }

    @Test
    @Order(7)
    void aSampleIsGoneAfterItsTime() {
        Sample sample = ended(Answer.of(owner, service::sampleModel, rows(10).build()));
        assertThat(fixture.storage.list(Bucket.SYNTHETIC, owner, id(sample))).hasSize(2);
        fixture.database.runInSystemTransaction(session -> session.createNativeMutationQuery(
                        "update samples set expires_at = now() - interval '1 second' where id = :id")
                .setParameter("id", id(sample))
                .executeUpdate());

        refused(ErrorReason.SAMPLE_NOT_FOUND, () -> get(owner, sample.getName()));
        refused(ErrorReason.SAMPLE_NOT_FOUND, () -> download(owner, sample.getName()));
        int swept = fixture.database.inSystemTransaction(
                session -> Samples.sweep(session, fixture.deletions, fixture.clock.instant()));
        fixture.deletions.run();
        assertThat(swept).isEqualTo(1);
        assertThat(fixture.storage.list(Bucket.SYNTHETIC, owner, id(sample))).isEmpty();
    }

    @Test
    @Order(8)
    void aDeletedModelMakesNoMoreRowsAndItsDatasetStays() {
        Sample kept = ended(Answer.of(owner, service::sampleModel, rows(10).build()));
        worker.close();
        Sample waiting = Answer.of(owner, service::sampleModel, rows(10).build());

        Answer.<DeleteModelRequest, Empty>of(owner, service::deleteModel, delete());
        worker = SampleWorker.start(
                fixture.database,
                fixture.storage,
                fixture.deletions,
                new InProcess(),
                folder.resolve("samples"),
                fixture.clock);

        assertThat(ended(waiting).getError().getReason()).isEqualTo("MODEL_NOT_FOUND");
        refused(ErrorReason.MODEL_NOT_FOUND, () -> model());
        fixture.deletions.run();
        List<String> left = fixture.storage.list(
                Bucket.SYNTHETIC, owner, UUID.fromString(made.getName().substring("syntheticDatasets/".length())));
        assertThat(left).isNotEmpty().noneMatch(path -> path.endsWith("model.bin"));

        Answer.<DeleteSyntheticDatasetRequest, Empty>of(
                owner,
                fixture.service::deleteSyntheticDataset,
                DeleteSyntheticDatasetRequest.newBuilder()
                        .setName(made.getName())
                        .build());
        fixture.deletions.run();
        assertThat(fixture.storage.list(Bucket.SYNTHETIC, owner, id(kept)))
                .as("samples go with what they were made of")
                .isEmpty();
    }
}
