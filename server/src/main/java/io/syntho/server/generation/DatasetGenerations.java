package io.syntho.server.generation;

import io.syntho.server.dataset.DatasetUses;
import io.syntho.server.generation.job.Job;
import io.syntho.server.generation.job.JobDispatch;
import io.syntho.server.generation.job.JobId;
import io.syntho.server.generation.job.Jobs;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectKey;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** What was made of datasets: looked at and let go when the dataset is deleted. */
public final class DatasetGenerations implements DatasetUses {

    private final Jobs jobs;
    private final JobDispatch dispatch;
    private final ObjectDeletions deletions;

    /** Generations whose workers hear of a cancellation from {@code dispatch}. */
    public DatasetGenerations(Jobs jobs, JobDispatch dispatch, ObjectDeletions deletions) {
        this.jobs = jobs;
        this.dispatch = dispatch;
        this.deletions = deletions;
    }

    @Override
    public long underWay(StatelessSession session, UserId owner, UUID dataset) {
        return idsUnderWay(session, owner, dataset).size();
    }

    @Override
    public Runnable cancelAll(StatelessSession session, UserId owner, UUID dataset) {
        List<JobId> cancelled = idsUnderWay(session, owner, dataset).stream()
                .map(SyntheticDatasetId::new)
                .flatMap(id -> jobs.cancel(session, id).map(Job::id).stream())
                .toList();
        return () -> cancelled.forEach(dispatch::cancelled);
    }

    private static List<UUID> idsUnderWay(StatelessSession session, UserId owner, UUID dataset) {
        return session.createNativeQuery("""
                        select id from synthetic_datasets
                        where original_dataset_id = :dataset and user_id = :owner and status in ('pending', 'running')
                        order by id""", UUID.class)
                .setParameter("dataset", dataset)
                .setParameter("owner", owner.value())
                .getResultList();
    }

    @Override
    public void forgetModels(StatelessSession session, UserId owner, UUID dataset) {
        List<String> models = session.createNativeQuery("""
                        select model_path from synthetic_datasets
                        where original_dataset_id = :dataset and user_id = :owner and model_path is not null
                        for update""", String.class)
                .setParameter("dataset", dataset)
                .setParameter("owner", owner.value())
                .getResultList();
        models.forEach(path -> deletions.object(session, ObjectKey.parse(Bucket.SYNTHETIC, path)));
        session.createNativeMutationQuery("""
                        update synthetic_datasets set model_path = null, version = version + 1
                        where original_dataset_id = :dataset and user_id = :owner and model_path is not null""")
                .setParameter("dataset", dataset)
                .setParameter("owner", owner.value())
                .executeUpdate();
    }
}
