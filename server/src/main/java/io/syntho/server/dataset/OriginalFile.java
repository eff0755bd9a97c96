package io.syntho.server.dataset;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectKey;
import org.hibernate.StatelessSession;

/**
 * The file of a dataset, as it was uploaded.
 *
 * @param key where it stands
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 * @param displayName the dataset's name for people
 */
public record OriginalFile(ObjectKey key, long bytes, String sha256, String displayName) {

    /**
     * The file of an owner's dataset.
     *
     * @param name {@code datasets/{uuid}}
     * @throws ApiException with DATASET_NOT_FOUND, or DATASET_NOT_READY when there is no file
     */
    public static OriginalFile of(StatelessSession session, UserId owner, String name) {
        DatasetEntity dataset =
                DatasetRows.find(session, owner, DatasetRows.id(name)).orElseThrow(() -> DatasetRows.notFound(name));
        return switch (dataset.status()) {
            case UPLOADED, PROCESSING, READY ->
                new OriginalFile(
                        dataset.file(),
                        dataset.fileSize,
                        dataset.checksum == null ? "" : dataset.checksum,
                        dataset.name);
            case UPLOADING, ERROR -> throw SourceTables.notReady(dataset);
        };
    }
}
