package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.DATASET_NOT_FOUND;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.Failure;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Rows of {@code datasets}. Every query names the owner, besides the row security that holds anyway. */
final class DatasetRows {

    private static final String COLLECTION = "datasets/";

    private DatasetRows() {}

    /**
     * The id in a dataset's name.
     *
     * @throws ApiException with DATASET_NOT_FOUND when it is none
     */
    static UUID id(String name) {
        return Names.id(name, COLLECTION).orElseThrow(() -> notFound(name));
    }

    static ApiException notFound(String name) {
        return ApiException.notFound(DATASET_NOT_FOUND, name);
    }

    static Optional<DatasetEntity> find(StatelessSession session, UserId owner, UUID id) {
        return session.createSelectionQuery("from Dataset where id = :id and userId = :owner", DatasetEntity.class)
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .uniqueResultOptional();
    }

    /** As {@link #find}, and nobody else changes or deletes it until the transaction ends. */
    static Optional<DatasetEntity> lock(StatelessSession session, UserId owner, UUID id) {
        session.createNativeQuery("select id from datasets where id = :id and user_id = :owner for update", UUID.class)
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .uniqueResultOptional();
        return find(session, owner, id);
    }

    static Optional<String> schema(StatelessSession session, UUID id) {
        return session.createNativeQuery("select cast(schema as text) from datasets where id = :id", String.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    static void saveSchema(StatelessSession session, UUID id, String schema) {
        session.createNativeMutationQuery("update datasets set schema = cast(:schema as jsonb) where id = :id")
                .setParameter("schema", schema)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Saves what the entity holds as the next version. */
    static void update(StatelessSession session, DatasetEntity dataset) {
        dataset.version++;
        session.update(dataset);
    }

    /** Ends in ERROR with a reason. */
    static void fail(StatelessSession session, DatasetEntity dataset, Failure why) {
        dataset.status = DatasetStatus.ERROR.stored();
        dataset.error = StoredJson.write(why);
        update(session, dataset);
    }

    static void delete(StatelessSession session, UserId owner, UUID id) {
        session.createMutationQuery("delete from Dataset where id = :id and userId = :owner")
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .executeUpdate();
    }
}
