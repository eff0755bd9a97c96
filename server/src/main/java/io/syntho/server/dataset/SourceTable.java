package io.syntho.server.dataset;

import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.v1.ProcessingDeclaration;
import java.util.UUID;

/**
 * A dataset that is READY, as whoever makes something of it needs it.
 *
 * @param id its id
 * @param owner whose it is
 * @param name its name for people
 * @param file where the uploaded file stands
 * @param fileName the name it was uploaded under; a reader asks it what the content should be
 * @param bytes bytes of the file
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param rows rows of the table
 * @param columns columns of the table
 * @param schema its columns, as detected and corrected
 * @param declaration what its owner declares about the data; empty where nothing is
 * @param attempt how often synthetic datasets of it were asked for
 */
public record SourceTable(
        UUID id,
        UserId owner,
        String name,
        ObjectKey file,
        String fileName,
        long bytes,
        String sha256,
        long rows,
        int columns,
        StoredSchema schema,
        ProcessingDeclaration declaration,
        int attempt) {

    /** {@code datasets/{uuid}}. */
    public String resourceName() {
        return "datasets/" + id;
    }
}
