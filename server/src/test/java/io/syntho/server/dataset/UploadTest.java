package io.syntho.server.dataset;

import static io.syntho.server.Calls.refused;
import static io.syntho.server.dataset.DatasetFixture.completion;
import static io.syntho.server.dataset.DatasetFixture.people;
import static io.syntho.server.dataset.DatasetFixture.put;
import static io.syntho.server.dataset.DatasetFixture.request;
import static io.syntho.server.dataset.DatasetFixture.sha256;
import static io.syntho.v1.ErrorReason.CHECKSUM_MISMATCH;
import static io.syntho.v1.ErrorReason.FILE_CORRUPT;
import static io.syntho.v1.ErrorReason.FILE_EMPTY;
import static io.syntho.v1.ErrorReason.FILE_TOO_LARGE;
import static io.syntho.v1.ErrorReason.FILE_TYPE_MISMATCH;
import static io.syntho.v1.ErrorReason.FILE_TYPE_UNSUPPORTED;
import static io.syntho.v1.ErrorReason.INVALID_REQUEST;
import static io.syntho.v1.ErrorReason.REQUEST_ID_REUSED;
import static io.syntho.v1.ErrorReason.TOO_MANY_UPLOADS;
import static io.syntho.v1.ErrorReason.UPLOAD_NOT_ACTIVE;
import static io.syntho.v1.ErrorReason.UPLOAD_NOT_FOUND;
import static io.syntho.v1.ErrorReason.UPLOAD_PART_MISMATCH;
import static io.syntho.v1.ErrorReason.UPLOAD_PART_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import io.syntho.server.Calls;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.AbortUploadRequest;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.CompletedPart;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Upload;
import io.syntho.v1.UploadPart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest {

    private static final int PART = 5 << 20;
    private static final byte[] LARGE = people(700_000);
    private static DatasetFixture platform;

    private UserId alice = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() throws Exception {
        platform = new DatasetFixture("uploads");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void user() {
        alice = platform.newUser();
    }

    @Test
    void aFileArrivesInPartsInAnyOrderAndIsResumed() throws Exception {
        assertThat(LARGE.length).as("three parts").isBetween(2 * PART, 3 * PART);
        Upload upload = platform.create(
                alice,
                request("people.csv", LARGE).toBuilder().setPartSizeBytes(PART).build());
        assertThat(upload.getPartsList()).hasSize(3).noneMatch(UploadPart::getReceived);
        assertThat(platform.dataset(alice, upload.getDataset()).getState()).isEqualTo(Dataset.State.STATE_UPLOADING);

        String etag = put(upload.getParts(2), LARGE);
        Upload resumed = platform.upload(alice, upload.getName());
        assertThat(resumed.getReceivedBytes()).isEqualTo(LARGE.length - 2 * PART);
        assertThat(resumed.getParts(2).getReceived()).isTrue();
        assertThat(resumed.getParts(2).getEtag()).isEqualTo(etag.replace("\"", ""));
        assertThat(resumed.getParts(2).getUploadUrl()).isEmpty();
        put(resumed.getParts(1), LARGE);
        put(resumed.getParts(0), LARGE);

        Dataset dataset = platform.complete(alice, completion(upload, LARGE));

        assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_UPLOADED);
        assertThat(dataset.getSha256()).isEqualTo(sha256(LARGE));
        assertThat(dataset.getSizeBytes()).isEqualTo(LARGE.length);
        assertThat(dataset.getFileType()).isEqualTo(Dataset.FileType.FILE_TYPE_CSV);
        assertThat(dataset.getDisplayName()).isEqualTo("people");
        assertThat(platform.upload(alice, upload.getName()).getState()).isEqualTo(Upload.State.STATE_COMPLETED);
        assertThat(platform.objects(alice, dataset.getName()))
                .singleElement()
                .asString()
                .endsWith("/people.csv");
    }

    @Test
    void aMissingPartIsNamedAndTheUploadGoesOn() throws Exception {
        Upload upload = platform.create(
                alice,
                request("people.csv", LARGE).toBuilder().setPartSizeBytes(PART).build());
        put(upload.getParts(1), LARGE);

        ApiException refusal = refused(UPLOAD_PART_MISSING, () -> platform.complete(alice, completion(upload, LARGE)));

        assertThat(refusal.metadata()).containsEntry("missing_parts", "1,3");
        put(upload.getParts(0), LARGE);
        put(upload.getParts(2), LARGE);
        assertThat(platform.complete(alice, completion(upload, LARGE)).getState())
                .isEqualTo(Dataset.State.STATE_UPLOADED);
    }

    @Test
    void aPartThatIsTooShortIsMissing() throws Exception {
        byte[] content = people(100);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0).toBuilder().setSizeBytes(10).build(), content);

        refused(UPLOAD_PART_MISSING, () -> platform.complete(alice, completion(upload, content)));
        assertThat(platform.upload(alice, upload.getName()).getParts(0).getReceived())
                .isFalse();
    }

    @Test
    void completingAgainAnswersTheSameDataset() throws Exception {
        byte[] content = people(10);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        CompleteUploadRequest request = completion(upload, content);

        Dataset first = platform.complete(alice, request);

        assertThat(platform.complete(alice, request)).isEqualTo(first);
    }

    @Test
    void completingAtOnceManyTimesCompletesOnce() throws Exception {
        byte[] content = people(1000);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        CompleteUploadRequest request = completion(upload, content).toBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .build();

        List<Future<Dataset>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                answers.add(threads.submit(() -> platform.complete(alice, request)));
            }
        }

        for (Future<Dataset> answer : answers) {
            assertThat(answer.get().getState()).isEqualTo(Dataset.State.STATE_UPLOADED);
        }
    }

    @Test
    void bytesThatAreNotThoseAnnouncedAreRefusedAndGo() throws Exception {
        byte[] content = people(100);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        CompleteUploadRequest wrong = completion(upload, people(101));

        refused(CHECKSUM_MISMATCH, () -> platform.complete(alice, wrong));

        assertRefusedForGood(upload, CHECKSUM_MISMATCH);
        refused(CHECKSUM_MISMATCH, () -> platform.complete(alice, wrong));
    }

    @Test
    void anotherEtagThanTheStoragesIsRefused() throws Exception {
        byte[] content = people(100);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);

        refused(
                UPLOAD_PART_MISMATCH,
                () -> platform.complete(
                        alice,
                        completion(upload, content).toBuilder()
                                .addParts(
                                        CompletedPart.newBuilder().setNumber(1).setEtag("0".repeat(32)))
                                .build()));

        assertRefusedForGood(upload, UPLOAD_PART_MISMATCH);
    }

    @Test
    void theRightEtagIsTaken() throws Exception {
        byte[] content = people(100);
        Upload upload = platform.create(alice, request("a.csv", content));
        String etag = put(upload.getParts(0), content);

        assertThat(platform.complete(
                                alice,
                                completion(upload, content).toBuilder()
                                        .addParts(CompletedPart.newBuilder()
                                                .setNumber(1)
                                                .setEtag(etag))
                                        .build())
                        .getState())
                .isEqualTo(Dataset.State.STATE_UPLOADED);
    }

    @Test
    void contentDecidesWhatAFileIs() throws Exception {
        assertContentRefused("a.parquet", people(10), FILE_TYPE_MISMATCH);
        assertContentRefused("a.xlsx", people(10), FILE_TYPE_MISMATCH);
        assertContentRefused("a.json", people(10), FILE_TYPE_MISMATCH);
        assertContentRefused("a.csv", "[{\"a\": 1}, {\"a\": 2}]".getBytes(StandardCharsets.UTF_8), FILE_TYPE_MISMATCH);
        assertContentRefused("a.csv", "PAR1 and nothing else".getBytes(StandardCharsets.UTF_8), FILE_CORRUPT);
        assertContentRefused("a.csv", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8), FILE_TYPE_UNSUPPORTED);
        assertContentRefused("a", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0}, FILE_TYPE_UNSUPPORTED);
        assertContentRefused("a.csv", "  \n\n ".getBytes(StandardCharsets.UTF_8), FILE_EMPTY);
    }

    private void assertContentRefused(String name, byte[] content, ErrorReason reason) throws Exception {
        Upload upload = platform.create(alice, request(name, content));
        put(upload.getParts(0), content);

        refused(reason, () -> platform.complete(alice, completion(upload, content)));

        assertRefusedForGood(upload, reason);
    }

    private void assertRefusedForGood(Upload upload, ErrorReason reason) {
        Dataset dataset = platform.dataset(alice, upload.getDataset());
        assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_ERROR);
        assertThat(dataset.getError().getReason()).isEqualTo(reason.name());
        assertThat(platform.upload(alice, upload.getName()).getState()).isEqualTo(Upload.State.STATE_FAILED);
        assertThat(platform.objects(alice, upload.getDataset()))
                .as("nothing is left behind")
                .isEmpty();
    }

    @Test
    void whatCanNotBeUploadedIsRefusedAtOnce() {
        refused(FILE_EMPTY, () -> platform.create(alice, request("a.csv", new byte[0])));
        refused(FILE_TYPE_UNSUPPORTED, () -> platform.create(alice, request("a.exe", new byte[1])));
        refused(FILE_TYPE_UNSUPPORTED, () -> platform.create(alice, request("a.parquet.gz", new byte[1])));
        refused(INVALID_REQUEST, () -> platform.create(alice, request("a\u0000.csv", new byte[1])));
        refused(INVALID_REQUEST, () -> platform.create(alice, request("a\r\nX: y.csv", new byte[1])));
        refused(
                FILE_TOO_LARGE,
                () -> platform.create(
                        alice,
                        CreateUploadRequest.newBuilder()
                                .setFileName("a.csv")
                                .setSizeBytes((5L << 30) + 1)
                                .build()));
    }

    @Test
    void aHostileFileNameNeverBecomesAPath() throws Exception {
        byte[] content = people(10);

        Dataset dataset = platform.uploaded(alice, "../../\"><script>alert(1)</script>;rm -rf.csv", content);

        assertThat(dataset.getFileName()).as("shown as given").contains("<script>");
        assertThat(platform.objects(alice, dataset.getName()))
                .singleElement()
                .asString()
                .matches("[0-9a-f-]{36}/[0-9a-f-]{36}/[a-z0-9-]+\\.csv");
    }

    @Test
    void aCompletionNeedsAChecksum() throws Exception {
        byte[] content = people(10);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        CompleteUploadRequest request =
                CompleteUploadRequest.newBuilder().setName(upload.getName()).build();

        refused(INVALID_REQUEST, () -> platform.complete(alice, request));
        assertThat(platform.complete(alice, completion(upload, content)).getState())
                .as("the upload is still active")
                .isEqualTo(Dataset.State.STATE_UPLOADED);
    }

    @Test
    void fiftyCreatesWithOneRequestIdMakeOneUpload() throws Exception {
        CreateUploadRequest request = request("a.csv", people(10)).toBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .build();
        List<Future<Upload>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> platform.create(alice, request)));
            }
        }

        Set<String> names = new HashSet<>();
        for (Future<Upload> answer : answers) {
            names.add(answer.get().getName());
        }
        assertThat(names).hasSize(1);
        refused(
                REQUEST_ID_REUSED,
                () -> platform.create(
                        alice, request.toBuilder().setFileName("b.csv").build()));
    }

    @Test
    void anAbortedUploadIsGoneAndCanBeAbortedAgain() throws Exception {
        byte[] content = people(100);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);

        abort(alice, upload.getName());
        abort(alice, upload.getName());

        assertThat(platform.upload(alice, upload.getName()).getState()).isEqualTo(Upload.State.STATE_ABORTED);
        refused(ErrorReason.DATASET_NOT_FOUND, () -> platform.dataset(alice, upload.getDataset()));
        refused(UPLOAD_NOT_ACTIVE, () -> platform.complete(alice, completion(upload, content)));
        assertThat(platform.objects(alice, upload.getDataset())).isEmpty();
    }

    @Test
    void aCompletedUploadIsNotAborted() throws Exception {
        byte[] content = people(10);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        platform.complete(alice, completion(upload, content));

        refused(UPLOAD_NOT_ACTIVE, () -> abort(alice, upload.getName()));
    }

    @Test
    void anAccountHasOnlySoManyUploadsUnderWay() {
        for (int i = 0; i < 20; i++) {
            platform.create(alice, request("a.csv", people(10)));
        }

        ApiException refusal = refused(TOO_MANY_UPLOADS, () -> platform.create(alice, request("a.csv", people(10))));

        assertThat(refusal.metadata()).containsEntry("limit", "20");
    }

    @Test
    void whatIsPastItsTimeHasExpiredBeforeItIsSwept() throws Exception {
        byte[] content = people(100);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        for (int i = 1; i < 20; i++) {
            platform.create(alice, request("a.csv", people(10)));
        }

        platform.clock.advance(Duration.ofHours(24));

        Upload late = platform.upload(alice, upload.getName());
        assertThat(late.getState()).isEqualTo(Upload.State.STATE_EXPIRED);
        assertThat(late.getPartsList()).as("nothing can be sent any more").isEmpty();
        ApiException refusal = refused(UPLOAD_NOT_ACTIVE, () -> platform.complete(alice, completion(upload, content)));
        assertThat(refusal.metadata()).containsEntry("state", "EXPIRED");
        assertThat(platform.create(alice, request("b.csv", content)).getState())
                .as("those that expired leave room")
                .isEqualTo(Upload.State.STATE_ACTIVE);
    }

    @Test
    void anUploadExpiresWithItsDataset() throws Exception {
        byte[] content = people(100);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        platform.sweeper().sweep();
        assertThat(platform.upload(alice, upload.getName()).getState()).isEqualTo(Upload.State.STATE_ACTIVE);

        platform.clock.advance(Duration.ofHours(24).plusMinutes(1));
        platform.sweeper().sweep();

        assertThat(platform.upload(alice, upload.getName()).getState()).isEqualTo(Upload.State.STATE_EXPIRED);
        refused(ErrorReason.DATASET_NOT_FOUND, () -> platform.dataset(alice, upload.getDataset()));
        refused(UPLOAD_NOT_ACTIVE, () -> platform.complete(alice, completion(upload, content)));
        assertThat(platform.objects(alice, upload.getDataset())).isEmpty();
    }

    @Test
    void aCompletionThatDiedAfterPuttingThePartsTogetherIsMadeGood() throws Exception {
        byte[] content = people(100);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        UploadEntity row = platform.database.inTransaction(
                alice,
                session -> UploadRows.find(session, alice, UploadRows.id(upload.getName()))
                        .orElseThrow());
        String storageId = row.storageUploadId == null ? "" : row.storageUploadId;
        platform.storage
                .multipart()
                .complete(row.file(), storageId, platform.storage.multipart().parts(row.file(), storageId));

        assertThat(platform.complete(alice, completion(upload, content)).getState())
                .isEqualTo(Dataset.State.STATE_UPLOADED);
    }

    @Test
    void anothersUploadDoesNotExist() throws Exception {
        byte[] content = people(10);
        Upload upload = platform.create(alice, request("a.csv", content));
        put(upload.getParts(0), content);
        UserId bob = platform.newUser();

        refused(UPLOAD_NOT_FOUND, () -> platform.upload(bob, upload.getName()));
        refused(UPLOAD_NOT_FOUND, () -> platform.complete(bob, completion(upload, content)));
        refused(UPLOAD_NOT_FOUND, () -> abort(bob, upload.getName()));
        refused(UPLOAD_NOT_FOUND, () -> platform.upload(alice, "uploads/" + UUID.randomUUID()));
        refused(UPLOAD_NOT_FOUND, () -> platform.upload(alice, "uploads/------------------------------------"));
        assertThat(platform.complete(alice, completion(upload, content)).getState())
                .isEqualTo(Dataset.State.STATE_UPLOADED);
    }

    private static void abort(UserId user, String name) {
        AbortUploadRequest request =
                AbortUploadRequest.newBuilder().setName(name).build();
        Calls.<Empty>as(user, answer -> platform.service.abortUpload(request, answer));
    }
}
