package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_LISTED;
import static io.syntho.v1.ErrorReason.TOO_MANY_JOBS;

import io.syntho.server.dataset.SourceTable;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Writes rows of {@code synthetic_datasets}. */
final class SyntheticDatasetRows {

    private SyntheticDatasetRows() {}

    /**
     * A new row.
     *
     * @param id its id
     * @param owner whose it is
     * @param name its name for people
     * @param seed the seed to use
     * @param now when it is made
     */
    record New(SyntheticDatasetId id, UserId owner, String name, long seed, Instant now) {}

    static void insert(StatelessSession session, New row, SourceTable source, GenerationPlan plan) {
        session.createNativeMutationQuery("""
                        insert into synthetic_datasets (id, user_id, original_dataset_id, name, generation_method,
                            chosen_method, choice_reason, config, source_schema, seed, status, created_at)
                        values (:id, :owner, :source, :name, :method,
                            :chosen, :reason, cast(:config as jsonb), cast(:schema as jsonb), :seed, 'pending', :now)""")
                .setParameter("id", row.id().value())
                .setParameter("owner", row.owner().value())
                .setParameter("source", source.id())
                .setParameter("name", row.name())
                .setParameter("method", Methods.stored(plan.asked()))
                .setParameter("chosen", plan.chosen().id())
                .setParameter("reason", plan.choiceReason())
                .setParameter("config", StoredConfig.write(plan.config()))
                .setParameter("schema", source.schema().toJson())
                .setParameter("seed", row.seed())
                .setParameter("now", row.now())
                .executeUpdate();
    }

    static void pointToJob(StatelessSession session, SyntheticDatasetId id, UUID job) {
        session.createNativeMutationQuery("update synthetic_datasets set job_id = :job where id = :id")
                .setParameter("job", job)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /**
     * Refuses when the account has as many generations under way as it may.
     *
     * @throws ApiException with TOO_MANY_JOBS
     */
    static void checkUnderWay(StatelessSession session, UserId owner, int most) {
        long underWay = session.createNativeQuery("""
                        select count(*) from synthetic_datasets
                        where user_id = :owner and status in ('pending', 'running')""", Long.class)
                .setParameter("owner", owner.value())
                .getSingleResult();
        if (underWay >= most) {
            throw ApiException.of(
                            TOO_MANY_JOBS,
                            "%d generations are under way already; wait for one to end, or cancel one."
                                    .formatted(underWay))
                    .with("limit", most);
        }
    }

    /**
     * Refuses when a listing offers it.
     *
     * @throws ApiException with SYNTHETIC_DATASET_LISTED
     */
    static void checkUnlisted(StatelessSession session, SyntheticDatasetId id) {
        session.createNativeQuery(
                        "select id from marketplace_listings where synthetic_dataset_id = :id order by id limit 1",
                        UUID.class)
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .ifPresent(listing -> {
                    throw ApiException.of(
                                    SYNTHETIC_DATASET_LISTED, "It is listed for sale; take the listing down first.")
                            .with("listing", "listings/" + listing);
                });
    }

    static void delete(StatelessSession session, UserId owner, SyntheticDatasetId id) {
        session.createNativeMutationQuery("delete from synthetic_datasets where id = :id and user_id = :owner")
                .setParameter("id", id.value())
                .setParameter("owner", owner.value())
                .executeUpdate();
    }
}
