package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.DATASET_NOT_FOUND;
import static io.syntho.v1.ErrorReason.DATASET_NOT_READY;

import io.syntho.server.dataset.StoredSchema;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.StatelessSession;

/**
 * The original that a generation is made of, ready and locked: it can not be deleted before the transaction ends.
 *
 * @param id its id
 * @param displayName its name for people
 * @param rows its rows
 * @param schema its columns, with their owner's corrections
 * @param generation how many generations were made of it, this one counted
 */
record SourceDataset(UUID id, String displayName, long rows, StoredSchema schema, int generation) {

    private static final String COLLECTION = "datasets/";

    /**
     * Locks a dataset for a generation, and counts it.
     *
     * @throws ApiException with DATASET_NOT_FOUND or DATASET_NOT_READY
     */
    static SourceDataset take(StatelessSession session, UserId owner, String name) {
        Object[] row = session.createNativeQuery("""
                        update datasets set attempt_count = attempt_count + 1
                        where id = :id and user_id = :owner
                        returning name, status, row_count, cast(schema as text), attempt_count""", Object[].class)
                .setParameter("id", id(name))
                .setParameter("owner", owner.value())
                .uniqueResultOptional()
                .orElseThrow(() -> notFound(name));
        return ready(name, row);
    }

    /**
     * The same, looked at only.
     *
     * @throws ApiException with DATASET_NOT_FOUND or DATASET_NOT_READY
     */
    static SourceDataset look(StatelessSession session, UserId owner, String name) {
        Object[] row = session.createNativeQuery("""
                        select name, status, row_count, cast(schema as text), attempt_count from datasets
                        where id = :id and user_id = :owner""", Object[].class)
                .setParameter("id", id(name))
                .setParameter("owner", owner.value())
                .uniqueResultOptional()
                .orElseThrow(() -> notFound(name));
        return ready(name, row);
    }

    private static SourceDataset ready(String name, Object[] row) {
        String status = (String) row[1];
        if (!status.equals("ready")) {
            throw ApiException.of(
                            DATASET_NOT_READY,
                            status.equals("error")
                                    ? "The dataset could not be read; upload it again."
                                    : "The dataset's schema is still being detected.")
                    .with("state", status.toUpperCase(Locale.ROOT));
        }
        return new SourceDataset(
                id(name),
                (String) row[0],
                ((Number) row[2]).longValue(),
                StoredSchema.fromJson((String) row[3]),
                ((Number) row[4]).intValue());
    }

    private static UUID id(String name) {
        try {
            if (name.startsWith(COLLECTION)) {
                return UUID.fromString(name.substring(COLLECTION.length()));
            }
        } catch (IllegalArgumentException notAnId) {
            // The answer is the same as for an id that nobody has.
        }
        throw notFound(name);
    }

    private static ApiException notFound(String name) {
        return ApiException.notFound(DATASET_NOT_FOUND, name);
    }
}
