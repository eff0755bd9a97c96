package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.syntho.local.demo.Api;
import io.syntho.local.demo.CallFailure;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.ListDatasetsRequest;
import io.syntho.v1.ListSyntheticDatasetsRequest;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.Upload;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRequestTest {

    private static final String NOTHING_SUCH = "datasets/01a20000-0000-7000-8000-000000000000";

    @TempDir
    private static Path folder;

    private static Customer owner;
    private static Dataset dataset;

    @BeforeAll
    static void uploadOneGoodTable() {
        owner = Customer.someoneNew();
        dataset = owner.detected(owner.upload(Samples.people(folder, 800)));
        assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_READY);
    }

    @AfterAll
    static void leave() {
        owner.close();
    }

    @Test
    void aGenerationThatCanNotBeMadeIsRefusedAtOnceAndLeavesNoRow() {
        int before = generations();
        refused(config -> config.setRows(1_000_000_000), Status.Code.INVALID_ARGUMENT, "INVALID_REQUEST");
        refused(config -> config.setRows(0), Status.Code.INVALID_ARGUMENT, "INVALID_REQUEST");
        refused(config -> config.setEpochs(-1), Status.Code.INVALID_ARGUMENT, "INVALID_REQUEST");
        refused(config -> config.setEpochs(10), Status.Code.INVALID_ARGUMENT, "SETTING_UNSUPPORTED");
        refused(config -> config.addExcludedColumns("no such column"), Status.Code.INVALID_ARGUMENT, "COLUMN_UNKNOWN");
        refused(
                config -> config.addAllExcludedColumns(List.of("age", "income", "city", "joined", "member")),
                Status.Code.INVALID_ARGUMENT,
                "NO_COLUMN_LEFT");

        assertThat(generations()).as("no row was made").isEqualTo(before);
    }

    private static int generations() {
        ListSyntheticDatasetsRequest request = ListSyntheticDatasetsRequest.newBuilder()
                .setFilter("dataset = \"%s\"".formatted(dataset.getName()))
                .build();
        return owner.api().syntheticDatasets().listSyntheticDatasets(request).getSyntheticDatasetsCount();
    }

    private static void refused(Consumer<GenerationConfig.Builder> change, Status.Code code, String reason) {
        GenerationConfig.Builder config =
                GenerationConfig.newBuilder().setRows(100).setSeed(1);
        change.accept(config);
        CreateSyntheticDatasetRequest request = copula().setConfig(config).build();
        expect(code, reason, () -> owner.api().syntheticDatasets().createSyntheticDataset(request));
    }

    @Test
    void anUnknownMethodAndOneThatThisServerDoesNotHoldAreRefused() {
        expect(
                Status.Code.INVALID_ARGUMENT,
                "INVALID_REQUEST",
                () -> owner.api()
                        .syntheticDatasets()
                        .createSyntheticDataset(copula().setMethodValue(99).build()));
        expect(
                Status.Code.INVALID_ARGUMENT,
                "INVALID_REQUEST",
                () -> owner.api()
                        .syntheticDatasets()
                        .createSyntheticDataset(copula().setMethodValue(0).build()));
    }

    @Test
    void namesThatNameNothingAreRefused() {
        expect(Status.Code.NOT_FOUND, "DATASET_NOT_FOUND", () -> get(owner, NOTHING_SUCH));
        for (String hostile : List.of(
                "datasets/../../etc/passwd", "datasets/1 or 1=1", "", "datasets/" + "a".repeat(100_000), "users/1")) {
            expect(Status.Code.INVALID_ARGUMENT, "INVALID_REQUEST", () -> get(owner, hostile));
        }
        expect(
                Status.Code.INVALID_ARGUMENT,
                "INVALID_FILTER",
                () -> owner.api()
                        .datasets()
                        .listDatasets(ListDatasetsRequest.newBuilder()
                                .setFilter("state = '; drop table datasets")
                                .build()));
        expect(
                Status.Code.INVALID_ARGUMENT,
                "INVALID_PAGE_TOKEN",
                () -> owner.api()
                        .datasets()
                        .listDatasets(ListDatasetsRequest.newBuilder()
                                .setPageToken("made up")
                                .build()));
    }

    @Test
    void aFileThatIsNotTheAnnouncedOneIsRefused() {
        Upload upload = owner.api()
                .datasets()
                .createUpload(CreateUploadRequest.newBuilder()
                        .setFileName("people.csv")
                        .setSizeBytes(100)
                        .setSha256("0".repeat(64))
                        .build());
        expect(
                Status.Code.FAILED_PRECONDITION,
                "UPLOAD_PART_MISSING",
                () -> owner.api()
                        .datasets()
                        .completeUpload(CompleteUploadRequest.newBuilder()
                                .setName(upload.getName())
                                .build()));
        expect(
                Status.Code.INVALID_ARGUMENT,
                "INVALID_REQUEST",
                () -> owner.api()
                        .datasets()
                        .createUpload(CreateUploadRequest.newBuilder()
                                .setFileName("people.csv")
                                .setSizeBytes(6L << 30)
                                .build()));
    }

    @Test
    void whoIsNotSignedInIsRefusedEachForTheirOwnReason() {
        String user = "someone";
        expectSignIn("CREDENTIALS_EXPIRED", TestPlatform.identity().expiredToken(user));
        expectSignIn("CREDENTIALS_INVALID", TestPlatform.identity().tokenForAnotherAudience(user));
        expectSignIn("CREDENTIALS_INVALID", "not.a.token");
        String good = TestPlatform.identity().token(user);
        expectSignIn("CREDENTIALS_INVALID", good.substring(0, good.length() - 8) + "AAAAAAAA");
    }

    private static void expectSignIn(String reason, String token) {
        try (Customer nobody = new Customer(new Api(TestPlatform.publicPort(), () -> token))) {
            expect(Status.Code.UNAUTHENTICATED, reason, () -> get(nobody, dataset.getName()));
        }
    }

    @Test
    void aRequestIdIsGoodForOneRequestOnly() {
        String id = UUID.randomUUID().toString();
        SyntheticDataset first = owner.api()
                .syntheticDatasets()
                .createSyntheticDataset(copula().setRequestId(id).build());
        SyntheticDataset again = owner.api()
                .syntheticDatasets()
                .createSyntheticDataset(copula().setRequestId(id).build());

        assertThat(again.getName()).isEqualTo(first.getName());
        expect(
                Status.Code.INVALID_ARGUMENT,
                "REQUEST_ID_REUSED",
                () -> owner.api()
                        .syntheticDatasets()
                        .createSyntheticDataset(copula().setRequestId(id)
                                .setDisplayName("another")
                                .build()));
    }

    @Test
    void fiftyCreatesAtOnceWithOneRequestIdMakeOneJob() throws Exception {
        String id = UUID.randomUUID().toString();
        CreateSyntheticDatasetRequest request =
                copula().setRequestId(id).setDisplayName("one of fifty").build();
        Callable<String> create = () -> owner.api()
                .call(() -> owner.api().syntheticDatasets().createSyntheticDataset(request))
                .getName();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> names = threads.invokeAll(
                    IntStream.range(0, 50).mapToObj(i -> create).toList());
            String first = names.getFirst().get();
            for (Future<String> name : names) {
                assertThat(name.get()).isEqualTo(first);
            }
        }
        assertThat(owner.api()
                        .syntheticDatasets()
                        .listSyntheticDatasets(ListSyntheticDatasetsRequest.newBuilder()
                                .setFilter("display_name = \"one of fifty\"")
                                .build())
                        .getSyntheticDatasetsCount())
                .isEqualTo(1);
    }

    private static CreateSyntheticDatasetRequest.Builder copula() {
        return CreateSyntheticDatasetRequest.newBuilder()
                .setDataset(dataset.getName())
                .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                .setConfig(GenerationConfig.newBuilder().setRows(50).setSeed(3));
    }

    private static Dataset get(Customer customer, String name) {
        return customer.api()
                .datasets()
                .getDataset(GetDatasetRequest.newBuilder().setName(name).build());
    }

    private static void expect(Status.Code code, String reason, Callable<?> call) {
        CallFailure failure = catchThrowableOfType(CallFailure.class, () -> call(call));
        assertThat(failure).as("refused with " + reason).isNotNull();
        assertThat(failure.code())
                .as(failure.reason() + ": " + failure.getMessage())
                .isEqualTo(code);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
        assertThat(failure.requestId()).as("something to quote").isNotBlank();
        assertThat(failure.getMessage()).isNotBlank().doesNotContain("Exception", "java.", "SQL");
    }

    private static void call(Callable<?> call) throws Exception {
        try {
            call.call();
        } catch (StatusRuntimeException refused) {
            throw CallFailure.of(refused);
        }
    }
}
