package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.DATASET_NOT_READY;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.ProcessingDeclaration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Datasets for those who make something of them. */
public final class SourceTables {

    private SourceTables() {}

    /**
     * A dataset that something is to be made of. It can not be deleted or changed before the transaction ends.
     *
     * @param session a transaction of {@code owner}
     * @param name {@code datasets/{uuid}}
     * @throws ApiException with DATASET_NOT_FOUND or DATASET_NOT_READY
     */
    public static SourceTable ready(StatelessSession session, UserId owner, String name) {
        DatasetEntity dataset =
                DatasetRows.lock(session, owner, DatasetRows.id(name)).orElseThrow(() -> DatasetRows.notFound(name));
        return of(session, dataset).orElseThrow(() -> notReady(dataset));
    }

    /**
     * As {@link #ready}, and counts one more attempt: reports state how often it was tried.
     *
     * @return with the count that includes this one
     */
    public static SourceTable use(StatelessSession session, UserId owner, String name) {
        SourceTable source = ready(session, owner, name);
        session.createMutationQuery("update Dataset set attemptCount = attemptCount + 1 where id = :id")
                .setParameter("id", source.id())
                .executeUpdate();
        return of(session, DatasetRows.find(session, owner, source.id()).orElseThrow())
                .orElseThrow();
    }

    /** A dataset for the worker; empty when it was deleted meanwhile or is not ready. */
    public static Optional<SourceTable> find(StatelessSession session, UserId owner, UUID id) {
        return DatasetRows.find(session, owner, id).flatMap(dataset -> of(session, dataset));
    }

    private static Optional<SourceTable> of(StatelessSession session, DatasetEntity dataset) {
        if (dataset.status() != DatasetStatus.READY) {
            return Optional.empty();
        }
        return DatasetRows.schema(session, dataset.id)
                .map(schema -> new SourceTable(
                        dataset.id,
                        dataset.owner(),
                        dataset.name,
                        dataset.file(),
                        dataset.fileName,
                        dataset.fileSize,
                        Objects.requireNonNullElse(dataset.checksum, ""),
                        Objects.requireNonNullElse(dataset.rowCount, 0L),
                        Objects.requireNonNullElse(dataset.columnCount, 0),
                        StoredSchema.fromJson(schema),
                        dataset.declaration == null
                                ? ProcessingDeclaration.getDefaultInstance()
                                : StoredJson.declaration(dataset.declaration),
                        dataset.attemptCount));
    }

    static ApiException notReady(DatasetEntity dataset) {
        String state = dataset.status().name();
        return ApiException.of(
                        DATASET_NOT_READY,
                        "The dataset is not ready (%s).".formatted(state.toLowerCase(Locale.ROOT)),
                        ErrorDetail.state(dataset.resourceName(), "wait until it is READY"))
                .with("state", state);
    }
}
