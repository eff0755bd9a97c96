package io.syntho.server.compliance;

import java.util.UUID;

/**
 * A table that a document is about.
 *
 * @param id of the dataset or synthetic dataset
 * @param name its name for people; hostile input
 * @param sha256 SHA-256 of the stored file, 64 lower-case hexadecimal digits
 * @param rows its rows
 * @param columns its columns
 */
public record TableFacts(UUID id, String name, String sha256, long rows, int columns) {

    /** Checks the hash. */
    public TableFacts {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "sha256: %d characters (expected: 64 lower-case hexadecimal digits)".formatted(sha256.length()));
        }
    }
}
