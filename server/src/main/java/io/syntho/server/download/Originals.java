package io.syntho.server.download;

import io.syntho.server.dataset.OriginalFile;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.SafeNames;
import io.syntho.v1.DownloadFormat;
import org.hibernate.StatelessSession;

/** Uploaded files, for their owner alone. */
final class Originals implements FileSource {

    @Override
    public FileToFetch find(StatelessSession session, UserId caller, String name, DownloadFormat format) {
        OriginalFile file = OriginalFile.of(session, caller, name);
        return switch (format) {
            case DOWNLOAD_FORMAT_UNSPECIFIED, DOWNLOAD_FORMAT_ORIGINAL -> {
                String extension = Formats.extension(file.key().fileName());
                yield new FileToFetch(
                        file.key(),
                        file.bytes(),
                        file.sha256(),
                        SafeNames.of(file.displayName(), "table", extension),
                        Formats.mediaType(extension));
            }
            case DOWNLOAD_FORMAT_CSV, DOWNLOAD_FORMAT_PARQUET, DOWNLOAD_FORMAT_PDF, UNRECOGNIZED ->
                throw Formats.unsupported(format);
        };
    }
}
