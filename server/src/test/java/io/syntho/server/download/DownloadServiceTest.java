package io.syntho.server.download;

import static io.syntho.server.Calls.refused;
import static io.syntho.server.dataset.DatasetFixture.people;
import static io.syntho.server.dataset.DatasetFixture.request;
import static io.syntho.server.dataset.DatasetFixture.sha256;
import static io.syntho.v1.ErrorReason.DATASET_NOT_FOUND;
import static io.syntho.v1.ErrorReason.DATASET_NOT_READY;
import static io.syntho.v1.ErrorReason.FORMAT_UNSUPPORTED;
import static io.syntho.v1.ErrorReason.PURCHASE_NOT_FOUND;
import static io.syntho.v1.ErrorReason.REPORT_NOT_FOUND;
import static io.syntho.v1.ErrorReason.REQUEST_ID_REUSED;
import static io.syntho.v1.ErrorReason.SAMPLE_NOT_FOUND;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_COMPLETED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.Calls;
import io.syntho.server.dataset.DatasetFixture;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.v1.CreateDownloadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.Download;
import io.syntho.v1.DownloadFormat;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] CSV = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
    private static DatasetFixture platform;
    private static DownloadService downloads;

    private UserId alice = new UserId(UUID.randomUUID());
    private UserId bob = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() throws Exception {
        platform = new DatasetFixture("downloads");
        downloads = new DownloadService(platform.database, platform.storage, platform.idempotency, platform.clock);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void users() {
        alice = platform.newUser();
        bob = platform.newUser();
    }

    @Test
    void anOriginalGoesToItsOwnerAlone() throws Exception {
        byte[] content = people(30);
        Dataset dataset = platform.uploaded(alice, "../Zürich \"people\".csv", content);

        Download download = create(alice, dataset.getName(), DownloadFormat.DOWNLOAD_FORMAT_UNSPECIFIED);

        assertThat(download.getFileName()).isEqualTo("zurich-people.csv");
        assertThat(download.getSha256()).isEqualTo(sha256(content));
        assertThat(download.getSizeBytes()).isEqualTo(content.length);
        HttpResponse<byte[]> answer = fetch(download);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(answer.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"zurich-people.csv\"");
        refused(DATASET_NOT_FOUND, () -> create(bob, dataset.getName(), DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL));
        refused(FORMAT_UNSUPPORTED, () -> create(alice, dataset.getName(), DownloadFormat.DOWNLOAD_FORMAT_PARQUET));
    }

    @Test
    void whatIsNotUploadedYetHasNoFile() {
        String name = platform.create(alice, request("a.csv", people(5))).getDataset();

        refused(DATASET_NOT_READY, () -> create(alice, name, DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL));
    }

    @Test
    void aSyntheticTableIsHadAsParquetAndCsv() throws Exception {
        String name = synthetic("completed");

        Download parquet = create(alice, name, DownloadFormat.DOWNLOAD_FORMAT_UNSPECIFIED);
        Download csv = create(alice, name, DownloadFormat.DOWNLOAD_FORMAT_CSV);

        assertThat(parquet.getFileName()).isEqualTo("people-made-up.parquet");
        assertThat(parquet.getMediaType()).isEqualTo("application/vnd.apache.parquet");
        assertThat(csv.getFileName()).isEqualTo("people-made-up.csv");
        assertThat(csv.getSha256()).isEqualTo(sha256(CSV));
        assertThat(fetch(csv).body()).isEqualTo(CSV);
        refused(FORMAT_UNSUPPORTED, () -> create(alice, name, DownloadFormat.DOWNLOAD_FORMAT_PDF));
        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> create(bob, name, DownloadFormat.DOWNLOAD_FORMAT_CSV));
    }

    @Test
    void aTableThatIsNotMadeYetIsNotHad() {
        String name = synthetic("running");

        assertThat(refused(
                                SYNTHETIC_DATASET_NOT_COMPLETED,
                                () -> create(alice, name, DownloadFormat.DOWNLOAD_FORMAT_CSV))
                        .metadata())
                .containsEntry("state", "RUNNING");
    }

    @Test
    void aDocumentGoesToItsOwnerAlone() throws Exception {
        String synthetic = synthetic("completed");
        UUID subject = UUID.fromString(synthetic.substring("syntheticDatasets/".length()));
        UUID id = UUID.randomUUID();
        ObjectKey key = put(new ObjectKey(Bucket.REPORTS, alice, subject, "combined.pdf"), CSV);
        platform.database.runInTransaction(
                alice,
                session -> session.createNativeMutationQuery("""
                        insert into compliance_reports (id, synthetic_dataset_id, user_id, report_type, file_path,
                            file_size, checksum, passed, findings)
                        values (:id, :subject, :owner, 'combined', :path, 8, :sha, true, '{}')""")
                        .setParameter("id", id)
                        .setParameter("subject", subject)
                        .setParameter("owner", alice.value())
                        .setParameter("path", key.path())
                        .setParameter("sha", "a".repeat(64))
                        .executeUpdate());

        Download pdf = create(alice, "complianceReports/" + id, DownloadFormat.DOWNLOAD_FORMAT_PDF);

        assertThat(pdf.getFileName()).isEqualTo("compliance-combined-" + subject + ".pdf");
        assertThat(fetch(pdf).headers().firstValue("content-type")).hasValue("application/pdf");
        refused(
                REPORT_NOT_FOUND,
                () -> create(bob, "complianceReports/" + id, DownloadFormat.DOWNLOAD_FORMAT_UNSPECIFIED));
        refused(FORMAT_UNSUPPORTED, () -> create(alice, "complianceReports/" + id, DownloadFormat.DOWNLOAD_FORMAT_CSV));
    }

    @Test
    void whatIsNotThereIsNotFoundByItsKind() {
        DownloadFormat any = DownloadFormat.DOWNLOAD_FORMAT_UNSPECIFIED;

        refused(DATASET_NOT_FOUND, () -> create(alice, "datasets/" + UUID.randomUUID(), any));
        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> create(alice, "syntheticDatasets/" + UUID.randomUUID(), any));
        refused(REPORT_NOT_FOUND, () -> create(alice, "complianceReports/" + UUID.randomUUID(), any));
        refused(SAMPLE_NOT_FOUND, () -> create(alice, "samples/" + UUID.randomUUID(), any));
        refused(PURCHASE_NOT_FOUND, () -> create(alice, "purchases/" + UUID.randomUUID(), any));
    }

    @Test
    void aReplayAnswersTheSameUrlWhileItIsGoodAndAFreshOneAfter() throws Exception {
        Dataset dataset = platform.uploaded(alice, "a.csv", people(5));
        CreateDownloadRequest request = CreateDownloadRequest.newBuilder()
                .setName(dataset.getName())
                .setRequestId(UUID.randomUUID().toString())
                .build();

        Download first = create(alice, request);
        assertThat(create(alice, request)).isEqualTo(first);
        refused(
                REQUEST_ID_REUSED,
                () -> create(
                        alice,
                        request.toBuilder()
                                .setFormat(DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL)
                                .build()));
        platform.clock.advance(Duration.ofMinutes(16));

        Download later = create(alice, request);
        assertThat(later.getExpireTime().getSeconds())
                .isGreaterThan(platform.clock.instant().getEpochSecond());
        assertThat(fetch(later).statusCode()).isEqualTo(200);
    }

    private String synthetic(String status) {
        UUID id = UUID.randomUUID();
        ObjectKey parquet = put(new ObjectKey(Bucket.SYNTHETIC, alice, id, "1/table.parquet"), CSV);
        ObjectKey csv = put(new ObjectKey(Bucket.SYNTHETIC, alice, id, "1/table.csv"), CSV);
        platform.database.runInTransaction(
                alice,
                session -> session.createNativeMutationQuery("""
                        insert into synthetic_datasets (id, user_id, name, generation_method, status, row_count,
                            file_path, file_size, checksum, csv_path, csv_size, csv_checksum)
                        values (:id, :owner, 'People, made up', 'ctgan', :status, 1, :parquet, 8, :sha, :csv, 8, :sha)""")
                        .setParameter("id", id)
                        .setParameter("owner", alice.value())
                        .setParameter("status", status)
                        .setParameter("parquet", parquet.path())
                        .setParameter("csv", csv.path())
                        .setParameter("sha", sha())
                        .executeUpdate());
        return "syntheticDatasets/" + id;
    }

    private static String sha() {
        try {
            return sha256(CSV);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectKey put(ObjectKey key, byte[] content) {
        platform.storage.put(key, new ByteArrayInputStream(content), content.length, "application/octet-stream");
        return key;
    }

    private static Download create(UserId user, String name, DownloadFormat format) {
        return create(
                user,
                CreateDownloadRequest.newBuilder()
                        .setName(name)
                        .setFormat(format)
                        .build());
    }

    private static Download create(UserId user, CreateDownloadRequest request) {
        return Calls.as(user, answer -> downloads.createDownload(request, answer));
    }

    private static HttpResponse<byte[]> fetch(Download download) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(download.getUrl())).build(), BodyHandlers.ofByteArray());
    }
}
