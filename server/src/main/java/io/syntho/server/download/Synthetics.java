package io.syntho.server.download;

import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_COMPLETED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_FOUND;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.SafeNames;
import io.syntho.v1.DownloadFormat;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Synthetic tables, for their owner. The worker stores both forms, so that a download is never waited for. */
final class Synthetics implements FileSource {

    @Override
    public FileToFetch find(StatelessSession session, UserId caller, String name, DownloadFormat format) {
        UUID id = DownloadService.id(name).orElseThrow(() -> ApiException.notFound(SYNTHETIC_DATASET_NOT_FOUND, name));
        Object[] row = session.createNativeQuery("""
                        select status, name, file_path, file_size, checksum, csv_path, csv_size, csv_checksum
                        from synthetic_datasets where id = :id and user_id = :owner""", Object[].class)
                .setParameter("id", id)
                .setParameter("owner", caller.value())
                .uniqueResultOptional()
                .orElseThrow(() -> ApiException.notFound(SYNTHETIC_DATASET_NOT_FOUND, name));
        String status = (String) row[0];
        if (!status.equals("completed")) {
            String state = status.toUpperCase(Locale.ROOT);
            throw ApiException.of(
                            SYNTHETIC_DATASET_NOT_COMPLETED,
                            "There is no table: the synthetic dataset is %s.".formatted(status),
                            ErrorDetail.state(name, "wait until it is COMPLETED"))
                    .with("state", state);
        }
        String title = (String) row[1];
        return switch (format) {
            case DOWNLOAD_FORMAT_UNSPECIFIED, DOWNLOAD_FORMAT_PARQUET ->
                file(row, 2, SafeNames.of(title, "synthetic", ".parquet"), Formats.PARQUET);
            case DOWNLOAD_FORMAT_CSV -> file(row, 5, SafeNames.of(title, "synthetic", ".csv"), Formats.CSV);
            case DOWNLOAD_FORMAT_ORIGINAL, DOWNLOAD_FORMAT_PDF, UNRECOGNIZED -> throw Formats.unsupported(format);
        };
    }

    private static FileToFetch file(Object[] row, int from, String name, String mediaType) {
        return new FileToFetch(
                ObjectKey.parse(Bucket.SYNTHETIC, (String) row[from]),
                ((Number) row[from + 1]).longValue(),
                (String) row[from + 2],
                name,
                mediaType);
    }
}
