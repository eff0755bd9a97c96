package io.syntho.server.download;

import static io.syntho.v1.ErrorReason.EXPORT_NOT_READY;
import static io.syntho.v1.ErrorReason.SAMPLE_NOT_FOUND;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.SafeNames;
import io.syntho.v1.DownloadFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Rows that were made of a model, for its owner, as long as they are kept. */
record SampleFiles(Clock clock) implements FileSource {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    @Override
    public FileToFetch find(StatelessSession session, UserId caller, String name, DownloadFormat format) {
        UUID id = DownloadService.id(name).orElseThrow(() -> ApiException.notFound(SAMPLE_NOT_FOUND, name));
        Object[] row = session.createNativeQuery("""
                        select status, file_path, file_size, checksum, csv_path, csv_size, csv_checksum from samples
                        where id = :id and user_id = :owner and status <> 'failed'
                          and (expires_at is null or expires_at > :now)""", Object[].class)
                .setParameter("id", id)
                .setParameter("owner", caller.value())
                .setParameter("now", clock.instant())
                .uniqueResultOptional()
                .orElseThrow(() -> ApiException.notFound(SAMPLE_NOT_FOUND, name));
        if (!row[0].equals("completed")) {
            throw ApiException.of(
                    EXPORT_NOT_READY, "The rows are still being made.", ErrorDetail.retryAfter(ASK_AGAIN));
        }
        return switch (format) {
            case DOWNLOAD_FORMAT_UNSPECIFIED, DOWNLOAD_FORMAT_PARQUET -> file(row, 1, id, ".parquet", Formats.PARQUET);
            case DOWNLOAD_FORMAT_CSV -> file(row, 4, id, ".csv", Formats.CSV);
            case DOWNLOAD_FORMAT_ORIGINAL, DOWNLOAD_FORMAT_PDF, UNRECOGNIZED -> throw Formats.unsupported(format);
        };
    }

    private static FileToFetch file(Object[] row, int from, UUID id, String extension, String mediaType) {
        return new FileToFetch(
                ObjectKey.parse(Bucket.SYNTHETIC, (String) row[from]),
                ((Number) row[from + 1]).longValue(),
                (String) row[from + 2],
                SafeNames.of("sample-" + id, "sample", extension),
                mediaType);
    }
}
