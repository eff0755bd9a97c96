package io.syntho.server.dataset;

import static io.syntho.server.Calls.refused;
import static io.syntho.server.dataset.DatasetFixture.people;
import static io.syntho.server.dataset.DatasetFixture.sha256;
import static io.syntho.v1.ErrorReason.CHECKSUM_MISMATCH;
import static io.syntho.v1.ErrorReason.FILE_EMPTY;
import static io.syntho.v1.ErrorReason.FILE_TYPE_MISMATCH;
import static io.syntho.v1.ErrorReason.REQUEST_ID_REUSED;
import static io.syntho.v1.ErrorReason.SIZE_MISMATCH;
import static io.syntho.v1.ErrorReason.UPLOAD_MESSAGE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.syntho.server.Calls;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.v1.Dataset;
import io.syntho.v1.ListDatasetsRequest;
import io.syntho.v1.ListDatasetsResponse;
import io.syntho.v1.UploadDatasetRequest;
import io.syntho.v1.UploadHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamedUploadTest {

    private static final byte[] LARGE = people(700_000);
    private static DatasetFixture platform;

    private UserId alice = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() throws Exception {
        platform = new DatasetFixture("streams");
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
    void aStreamBecomesADataset() throws Exception {
        Dataset dataset = stream(header("people.csv").setSha256(sha256(LARGE)), LARGE, 1 << 20);

        assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_UPLOADED);
        assertThat(dataset.getSizeBytes()).isEqualTo(LARGE.length);
        assertThat(dataset.getSha256()).isEqualTo(sha256(LARGE));
        assertThat(platform.objects(alice, dataset.getName())).hasSize(1);
        platform.detectAll();
        assertThat(platform.dataset(alice, dataset.getName()).getRowCount()).isEqualTo(700_000);
    }

    @Test
    void tinyChunksAreTheSameFile() throws Exception {
        byte[] content = people(50);

        assertThat(stream(header("a.csv"), content, 7).getSha256()).isEqualTo(sha256(content));
    }

    @Test
    void whatIsNotWhatWasAnnouncedIsRefusedAndLeavesNothing() throws Exception {
        byte[] content = people(100);

        refused(SIZE_MISMATCH, () -> stream(header("a.csv").setSizeBytes(content.length + 1), content, 1000));
        refused(SIZE_MISMATCH, () -> stream(header("a.csv").setSizeBytes(content.length - 1), content, 1000));
        refused(CHECKSUM_MISMATCH, () -> stream(header("a.csv").setSha256("0".repeat(64)), content, 1000));
        refused(FILE_TYPE_MISMATCH, () -> stream(header("a.parquet"), content, 1000));
        refused(FILE_EMPTY, () -> stream(header("a.csv"), new byte[0], 1000));
        refused(FILE_EMPTY, () -> stream(header("a.csv").setSizeBytes(0), content, 1000));

        assertNothingLeft();
    }

    @Test
    void messagesOutOfOrderAreRefused() {
        UploadDatasetRequest chunk = chunk(people(10), 0, 20);
        UploadDatasetRequest header =
                UploadDatasetRequest.newBuilder().setHeader(header("a.csv")).build();

        refused(UPLOAD_MESSAGE_ORDER, () -> stream(List.of(chunk)));
        refused(UPLOAD_MESSAGE_ORDER, () -> stream(List.of(header, chunk, header)));
        refused(UPLOAD_MESSAGE_ORDER, () -> stream(List.of()));

        assertNothingLeft();
    }

    @Test
    void aStreamThatBreaksLeavesNothing() {
        Calls.in(alice, () -> {
            StreamObserver<UploadDatasetRequest> requests = platform.service.uploadDataset(new Ignored());
            requests.onNext(
                    UploadDatasetRequest.newBuilder().setHeader(header("a.csv")).build());
            for (int from = 0; from < 8 << 20; from += 1 << 20) {
                requests.onNext(chunk(LARGE, from, 1 << 20));
            }
            requests.onError(Status.CANCELLED.asRuntimeException());
        });

        assertNothingLeft();
    }

    @Test
    void aStreamWhoseServerDiedIsSwept() {
        Calls.in(alice, () -> {
            StreamObserver<UploadDatasetRequest> requests = platform.service.uploadDataset(new Ignored());
            requests.onNext(
                    UploadDatasetRequest.newBuilder().setHeader(header("a.csv")).build());
            for (int from = 0; from < 8 << 20; from += 1 << 20) {
                requests.onNext(chunk(LARGE, from, 1 << 20));
            }
        });
        assertThat(list().getDatasetsList()).hasSize(1);

        platform.clock.advance(Duration.ofMinutes(16));
        platform.sweeper().sweep();

        assertNothingLeft();
    }

    @Test
    void aReplayIsAnsweredWithoutReadingItsChunks() throws Exception {
        byte[] content = people(20);
        UploadHeader.Builder header =
                header("a.csv").setRequestId(UUID.randomUUID().toString());

        Dataset first = stream(header, content, 1000);
        Dataset again = stream(header, people(5), 1000);

        assertThat(again).isEqualTo(first);
        refused(REQUEST_ID_REUSED, () -> stream(header.setFileName("b.csv"), content, 1000));
        assertThat(list().getDatasetsList()).hasSize(1);
    }

    @Test
    void moreStreamsThanThereIsRoomForAreRefusedAndRoomIsGivenBack() throws Exception {
        for (int i = 0; i < 40; i++) {
            refused(FILE_EMPTY, () -> stream(header("a.csv"), new byte[0], 1000));
        }
        assertThat(stream(header("a.csv"), people(5), 1000).getState()).isEqualTo(Dataset.State.STATE_UPLOADED);
    }

    private void assertNothingLeft() {
        assertThat(list().getDatasetsList()).isEmpty();
        assertThat(platform.storage.list(Bucket.DATASETS, alice)).isEmpty();
    }

    private ListDatasetsResponse list() {
        return Calls.as(
                alice, answer -> platform.service.listDatasets(ListDatasetsRequest.getDefaultInstance(), answer));
    }

    private static UploadHeader.Builder header(String file) {
        return UploadHeader.newBuilder().setFileName(file);
    }

    private Dataset stream(UploadHeader.Builder header, byte[] content, int chunk) {
        List<UploadDatasetRequest> messages = new ArrayList<>();
        messages.add(UploadDatasetRequest.newBuilder().setHeader(header).build());
        for (int from = 0; from < content.length; from += chunk) {
            messages.add(chunk(content, from, Math.min(chunk, content.length - from)));
        }
        return stream(messages);
    }

    private Dataset stream(List<UploadDatasetRequest> messages) {
        return Calls.streamed(alice, platform.service::uploadDataset, messages);
    }

    private static UploadDatasetRequest chunk(byte[] content, int from, int length) {
        return UploadDatasetRequest.newBuilder()
                .setChunk(ByteString.copyFrom(content, from, length))
                .build();
    }

    private static final class Ignored implements StreamObserver<Dataset> {
        @Override
        public void onNext(Dataset value) {}

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {}
    }
}
