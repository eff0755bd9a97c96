package io.syntho.server.generation.model;

import static io.syntho.v1.ErrorReason.MODEL_NOT_FOUND;
import static io.syntho.v1.ErrorReason.SAMPLE_BUDGET;

import com.google.protobuf.util.Timestamps;
import io.syntho.server.dataset.StoredSchema;
import io.syntho.server.generation.StoredConfig;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.Model;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Models in PostgreSQL: columns of the synthetic dataset that each was learned for. */
final class Models {

    private Models() {}

    /**
     * A model.
     *
     * @param message as the contract has it
     * @param file where it stands
     * @param columns the columns of its rows
     */
    record Stored(Model message, ObjectKey file, TableSchema columns) {}

    /**
     * The caller's model, locked until the transaction ends.
     *
     * @throws ApiException with MODEL_NOT_FOUND
     */
    static Stored lock(StatelessSession session, UserId owner, String name) {
        return find(session, owner, ModelNames.model(name))
                .orElseThrow(() -> ApiException.notFound(MODEL_NOT_FOUND, name));
    }

    static Optional<Stored> find(StatelessSession session, UserId owner, UUID id) {
        return session.createNativeQuery("""
                        select original_dataset_id, chosen_method, coalesce(model_size, 0), engine_version, seed,
                            model_data_sha256, model_row_budget, model_rows_sampled,
                            cast(extract(epoch from coalesce(completed_at, created_at)) * 1000 as bigint),
                            model_path, cast(source_schema as text), cast(config as text)
                        from synthetic_datasets
                        where id = :id and user_id = :owner and model_path is not null for update""", Object[].class)
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .uniqueResultOptional()
                .map(row -> stored(id, row));
    }

    private static Stored stored(UUID id, Object[] row) {
        GenerationConfig config = StoredConfig.read((String) row[11]);
        long budget = ((Number) row[6]).longValue();
        long sampled = ((Number) row[7]).longValue();
        Model.Builder message = Model.newBuilder()
                .setName("models/" + id)
                .setSyntheticDataset("syntheticDatasets/" + id)
                .setMethod(GenerationMethod.valueOf("GENERATION_METHOD_" + ((String) row[1]).toUpperCase(Locale.ROOT)))
                .setSizeBytes(((Number) row[2]).longValue())
                .setEngineVersion((String) row[3])
                .setSeed(((Number) row[4]).longValue())
                .setDataSha256((String) row[5])
                .setRowsLeft(Math.max(0, budget - sampled))
                .setRowsSampled(sampled)
                .setDifferentiallyPrivate(config.getPrivacy().hasDifferentialPrivacy())
                .setCreateTime(Timestamps.fromMillis(((Number) row[8]).longValue()));
        Optional.ofNullable((UUID) row[0]).ifPresent(dataset -> message.setDataset("datasets/" + dataset));
        Set<String> excluded = new HashSet<>(config.getExcludedColumnsList());
        TableSchema whole = StoredSchema.fromJson((String) row[10]).table();
        TableSchema learned = whole.project(whole.columns().stream()
                .map(ColumnSchema::name)
                .filter(name -> !excluded.contains(name))
                .toList());
        return new Stored(message.build(), ObjectKey.parse(Bucket.SYNTHETIC, (String) row[9]), learned);
    }

    /**
     * Counts rows against a locked model's budget.
     *
     * @throws ApiException with SAMPLE_BUDGET
     */
    static void take(StatelessSession session, Stored model, UUID id, long rows) {
        long left = model.message().getRowsLeft();
        if (rows > left) {
            throw ApiException.of(
                            SAMPLE_BUDGET,
                            "This model may make %,d more rows; each row tells a little more of what was learned."
                                    .formatted(left))
                    .with("rows_left", left);
        }
        add(session, id, rows);
    }

    /** Gives rows back that were not made. */
    static void giveBack(StatelessSession session, UUID id, long rows) {
        add(session, id, -rows);
    }

    private static void add(StatelessSession session, UUID id, long rows) {
        session.createNativeMutationQuery("""
                        update synthetic_datasets set model_rows_sampled = greatest(0, model_rows_sampled + :rows)
                        where id = :id""")
                .setParameter("rows", rows)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Deletes a locked model; its file goes after the transaction. */
    static void delete(StatelessSession session, ObjectDeletions deletions, Stored model, UUID id) {
        session.createNativeMutationQuery(
                        "update synthetic_datasets set model_path = null, version = version + 1 where id = :id")
                .setParameter("id", id)
                .executeUpdate();
        deletions.object(session, model.file());
    }
}
