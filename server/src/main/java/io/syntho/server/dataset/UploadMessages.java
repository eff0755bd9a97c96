package io.syntho.server.dataset;

import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.server.platform.storage.PresignedUrl;
import io.syntho.server.platform.storage.StoredPart;
import io.syntho.v1.Upload;
import io.syntho.v1.UploadPart;
import java.util.Map;
import java.util.function.IntFunction;

/** Uploads as the contract has them. */
final class UploadMessages {

    private UploadMessages() {}

    /** An upload that ended in {@code status}: no part can be sent any more. */
    static Upload ended(UploadEntity upload, UploadStatus status) {
        Upload.Builder message = basic(upload, status);
        if (status == UploadStatus.COMPLETED) {
            UploadPlan plan = plan(upload);
            for (int number = 1; number <= plan.count(); number++) {
                message.addParts(part(plan, number).setReceived(true));
            }
            message.setReceivedBytes(plan.fileBytes());
        }
        return message.build();
    }

    /**
     * An upload under way.
     *
     * @param whole the parts that arrived, by number
     * @param url makes the URL of a part that did not
     */
    static Upload active(UploadEntity upload, Map<Integer, StoredPart> whole, IntFunction<PresignedUrl> url) {
        Upload.Builder message = basic(upload, UploadStatus.ACTIVE);
        UploadPlan plan = plan(upload);
        long received = 0;
        for (int number = 1; number <= plan.count(); number++) {
            UploadPart.Builder part = part(plan, number);
            StoredPart arrived = whole.get(number);
            if (arrived != null) {
                part.setReceived(true).setEtag(arrived.etag());
                received += arrived.size();
            } else {
                PresignedUrl target = url.apply(number);
                part.setUploadUrl(target.url()).setUrlExpireTime(ProtoTimes.of(target.expires()));
            }
            message.addParts(part);
        }
        return message.setReceivedBytes(received).build();
    }

    static UploadPlan plan(UploadEntity upload) {
        return new UploadPlan(upload.sizeBytes == null ? 1 : upload.sizeBytes, upload.partSizeBytes);
    }

    private static UploadPart.Builder part(UploadPlan plan, int number) {
        return UploadPart.newBuilder()
                .setNumber(number)
                .setOffsetBytes(plan.offset(number))
                .setSizeBytes(plan.size(number));
    }

    private static Upload.Builder basic(UploadEntity upload, UploadStatus status) {
        return Upload.newBuilder()
                .setName(upload.resourceName())
                .setDataset("datasets/" + upload.datasetId)
                .setFileName(upload.fileName)
                .setSizeBytes(upload.sizeBytes == null ? 0 : upload.sizeBytes)
                .setSha256(upload.sha256 == null ? "" : upload.sha256)
                .setPartSizeBytes(upload.partSizeBytes)
                .setState(status.state())
                .setCreateTime(ProtoTimes.of(upload.createdAt))
                .setExpireTime(ProtoTimes.of(upload.expiresAt));
    }
}
