package io.syntho.server.download;

import static io.syntho.v1.ErrorReason.REPORT_NOT_FOUND;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.SafeNames;
import io.syntho.server.report.Documents;
import io.syntho.v1.DownloadFormat;
import org.hibernate.StatelessSession;

/** Compliance documents, for their subject's owner. */
final class CompliancePdfs implements FileSource {

    @Override
    public FileToFetch find(StatelessSession session, UserId caller, String name, DownloadFormat format) {
        Documents.DocumentFile file = DownloadService.id(name)
                .flatMap(id -> Documents.file(session, caller, id))
                .orElseThrow(() -> ApiException.notFound(REPORT_NOT_FOUND, name));
        return switch (format) {
            case DOWNLOAD_FORMAT_UNSPECIFIED, DOWNLOAD_FORMAT_PDF ->
                new FileToFetch(
                        file.file(),
                        file.bytes(),
                        file.sha256(),
                        SafeNames.of("compliance-" + file.type() + "-" + file.syntheticDataset(), "compliance", ".pdf"),
                        Formats.PDF);
            case DOWNLOAD_FORMAT_ORIGINAL, DOWNLOAD_FORMAT_CSV, DOWNLOAD_FORMAT_PARQUET, UNRECOGNIZED ->
                throw Formats.unsupported(format);
        };
    }
}
