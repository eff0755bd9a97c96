package io.syntho.server.generation.pipeline;

import io.syntho.server.dataset.SourceTable;
import io.syntho.server.dataset.SourceTables;
import io.syntho.server.dataset.StoredSchema;
import io.syntho.server.generation.Methods;
import io.syntho.server.generation.StoredConfig;
import io.syntho.server.generation.job.CanNotBeDone;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.generation.job.Lease;
import io.syntho.server.platform.database.Database;
import io.syntho.synthesis.Method;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Reads what a job is to make. */
final class Orders {

    private Orders() {}

    /**
     * The order of a job.
     *
     * @throws CanNotBeDone when the original was deleted
     */
    static Order read(Database database, Lease lease) {
        return database.inSystemTransaction(session -> {
            OrderRow row = OrderRow.find(session, lease);
            SourceTable source = row.source()
                    .flatMap(id -> SourceTables.find(session, lease.owner(), id))
                    .orElseThrow(Orders::sourceDeleted);
            return new Order(
                    row.name(),
                    source,
                    StoredSchema.fromJson(row.schema()),
                    StoredConfig.read(row.config()),
                    Methods.of(row.asked()),
                    Method.of(row.method()),
                    row.seed(),
                    row.ownerName(),
                    row.requested(),
                    row.started());
        });
    }

    private static CanNotBeDone sourceDeleted() {
        return new CanNotBeDone(
                JobFailure.of("SOURCE_DELETED", "The dataset was deleted before its synthetic one was made."));
    }

    /** The columns that make an order. */
    private record OrderRow(
            String name,
            Optional<UUID> source,
            String schema,
            String config,
            String asked,
            String method,
            long seed,
            String ownerName,
            Instant requested,
            Instant started) {

        static OrderRow find(StatelessSession session, Lease lease) {
            Object[] row = session.createNativeQuery("""
                            select s.name, s.original_dataset_id, cast(s.source_schema as text),
                                cast(s.config as text), s.generation_method, s.chosen_method, s.seed,
                                coalesce(nullif(p.full_name, ''), p.email),
                                cast(extract(epoch from s.created_at) * 1000 as bigint),
                                cast(extract(epoch from coalesce(s.started_at, s.created_at)) * 1000 as bigint)
                            from synthetic_datasets s join profiles p on p.id = s.user_id
                            where s.id = :id and s.user_id = :owner""", Object[].class)
                    .setParameter("id", lease.syntheticDataset().value())
                    .setParameter("owner", lease.owner().value())
                    .getSingleResult();
            return new OrderRow(
                    (String) row[0],
                    Optional.ofNullable((UUID) row[1]),
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (String) row[5],
                    ((Number) row[6]).longValue(),
                    (String) row[7],
                    Instant.ofEpochMilli(((Number) row[8]).longValue()),
                    Instant.ofEpochMilli(((Number) row[9]).longValue()));
        }
    }
}
