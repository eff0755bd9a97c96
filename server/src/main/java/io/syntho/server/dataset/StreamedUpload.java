package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.UPLOAD_MESSAGE_ORDER;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.StoredPart;
import io.syntho.v1.Dataset;
import io.syntho.v1.UploadDatasetRequest;
import io.syntho.v1.UploadHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One streamed upload: the header, then chunks. Blocks while a part is sent to the storage, which is what slows a fast
 * client down. Called by one thread at a time.
 */
final class StreamedUpload implements StreamObserver<UploadDatasetRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedUpload.class);

    private final StreamedUploads uploads;
    private final UserId owner;
    private final StreamObserver<Dataset> answer;
    private final List<StoredPart> parts = new ArrayList<>();
    private final Arrived arrived = new Arrived();
    private byte[] buffer = new byte[0];
    private int filled;
    private @Nullable UploadHeader header;
    private @Nullable UploadEntity upload;
    private boolean over;

    StreamedUpload(StreamedUploads uploads, UserId owner, StreamObserver<Dataset> answer) {
        this.uploads = uploads;
        this.owner = owner;
        this.answer = answer;
    }

    @Override
    public void onNext(UploadDatasetRequest message) {
        if (over) {
            return; // answered already: the rest is not read
        }
        try {
            if (message.hasHeader()) {
                begin(message.getHeader());
            } else {
                take(message.getChunk());
            }
        } catch (RuntimeException failure) {
            giveUp();
            throw failure;
        }
    }

    private void begin(UploadHeader first) {
        if (header != null) {
            throw outOfOrder("The header was sent twice.");
        }
        header = first;
        FileNames file = FileNames.of(first.getFileName());
        if (first.hasSizeBytes()) {
            Uploads.requireSize(first.getSizeBytes());
        }
        Optional<Dataset> before = uploads.completedBefore(owner, first);
        if (before.isPresent()) {
            over = true;
            reply(before.get());
            return;
        }
        upload = uploads.begin(owner, first, file);
        buffer = new byte[StreamedUploads.PART_BYTES];
    }

    private void take(ByteString chunk) {
        UploadEntity target = begun();
        long limit = target.sizeBytes == null ? Uploads.MOST_BYTES : target.sizeBytes;
        long total = arrived.size() + filled + chunk.size();
        if (total > limit) {
            Uploads.requireSize(total);
            throw Assembly.sizeMismatch(limit, total);
        }
        int from = 0;
        while (from < chunk.size()) {
            int length = Math.min(chunk.size() - from, buffer.length - filled);
            chunk.substring(from, from + length).copyTo(buffer, filled);
            filled += length;
            from += length;
            if (filled == buffer.length) {
                send(target);
            }
        }
    }

    private void send(UploadEntity target) {
        arrived.add(buffer, filled);
        parts.add(
                uploads.storage().multipart().send(target.file(), storageId(target), parts.size() + 1, buffer, filled));
        filled = 0;
        uploads.alive(target);
    }

    @Override
    public void onCompleted() {
        if (over) {
            return;
        }
        try {
            Dataset dataset = complete(begun());
            over = true;
            uploads.leave();
            reply(dataset);
        } catch (RuntimeException failure) {
            giveUp();
            throw failure;
        }
    }

    private Dataset complete(UploadEntity target) {
        long size = arrived.size() + filled;
        Uploads.requireSize(size);
        if (target.sizeBytes != null && target.sizeBytes != size) {
            throw Assembly.sizeMismatch(target.sizeBytes, size);
        }
        if (filled > 0) {
            send(target);
        }
        String sha256 = arrived.sha256();
        if (target.sha256 != null && !target.sha256.equals(sha256)) {
            throw Assembly.checksumMismatch();
        }
        UploadEnding.File file =
                new UploadEnding.File(size, sha256, ContentCheck.type(arrived, FileNames.of(target.fileName)));
        uploads.storage().multipart().complete(target.file(), storageId(target), parts);
        return uploads.complete(target, file, header == null ? UploadHeader.getDefaultInstance() : header);
    }

    private void reply(Dataset dataset) {
        answer.onNext(dataset);
        answer.onCompleted();
    }

    /** The client went away. */
    @Override
    public void onError(Throwable broken) {
        if (!over) {
            giveUp();
        }
    }

    private void giveUp() {
        over = true;
        buffer = new byte[0];
        UploadEntity target = upload;
        if (target == null) {
            return;
        }
        try {
            uploads.drop(target);
        } catch (RuntimeException failure) {
            LOG.warn("what is left of {} waits for the sweeper", target.resourceName(), failure);
        } finally {
            uploads.leave();
        }
    }

    private UploadEntity begun() {
        UploadEntity target = upload;
        if (target == null) {
            throw outOfOrder("The first message must be the header.");
        }
        return target;
    }

    private static String storageId(UploadEntity target) {
        String id = target.storageUploadId;
        if (id == null) {
            throw new IllegalStateException("an upload that began has an id in the storage");
        }
        return id;
    }

    private static ApiException outOfOrder(String why) {
        return ApiException.of(UPLOAD_MESSAGE_ORDER, why + " Send the header, then the chunks.");
    }
}
