package io.syntho.server.dataset;

import io.syntho.server.platform.database.Etags;
import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.v1.Dataset;
import java.util.Locale;

/** Datasets as the contract has them. */
final class DatasetMessages {

    private DatasetMessages() {}

    /** A dataset without its schema. */
    static Dataset.Builder of(DatasetEntity dataset) {
        Dataset.Builder message = Dataset.newBuilder()
                .setName(dataset.resourceName())
                .setDisplayName(dataset.name)
                .setDescription(dataset.description)
                .setState(dataset.status().state())
                .setFileName(dataset.fileName)
                .setSizeBytes(dataset.fileSize)
                .setAttemptCount(dataset.attemptCount)
                .setCreateTime(ProtoTimes.of(dataset.createdAt))
                .setUpdateTime(ProtoTimes.of(dataset.updatedAt))
                .setEtag(Etags.of(dataset.version));
        if (dataset.error != null) {
            message.setError(StoredJson.failure(dataset.error));
        }
        if (dataset.fileType != null) {
            message.setFileType(Dataset.FileType.valueOf("FILE_TYPE_" + dataset.fileType.toUpperCase(Locale.ROOT)));
        }
        if (dataset.checksum != null) {
            message.setSha256(dataset.checksum);
        }
        if (dataset.rowCount != null) {
            message.setRowCount(dataset.rowCount);
        }
        if (dataset.columnCount != null) {
            message.setColumnCount(dataset.columnCount);
        }
        if (dataset.declaration != null) {
            message.setDeclaration(StoredJson.declaration(dataset.declaration));
        }
        return message;
    }
}
