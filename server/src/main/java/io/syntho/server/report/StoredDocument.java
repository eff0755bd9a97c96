package io.syntho.server.report;

import io.syntho.server.platform.storage.ObjectKey;

/**
 * The file of a compliance document.
 *
 * @param file where it stands, in the bucket of reports
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 * @param pages its pages
 */
public record StoredDocument(ObjectKey file, long bytes, String sha256, int pages) {}
