package io.syntho.server.generation;

import io.syntho.server.generation.job.JobId;
import io.syntho.server.generation.job.Jobs;
import io.syntho.server.generation.watch.WatchSnapshots;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.identity.UserId;
import java.util.List;
import java.util.stream.Stream;

/** Reads synthetic datasets for those who watch their own. */
public final class OwnSnapshots implements WatchSnapshots {

    private final Database database;

    /** Reads from {@code database}. */
    public OwnSnapshots(Database database) {
        this.database = database;
    }

    /** The classes that the feature maps, the engine's among them. */
    public static List<Class<?>> entities() {
        return Stream.concat(Jobs.entities().stream(), Stream.of(OverviewEntity.class))
                .toList();
    }

    @Override
    public Standing read(UserId owner, SyntheticDatasetId id) {
        OverviewEntity row = database.inTransaction(
                owner,
                session -> Overviews.find(session, owner, id)
                        .orElseThrow(() -> SyntheticDatasetNames.notFound(SyntheticDatasetNames.of(id.value()))));
        return new Standing(new JobId(row.jobId), row.sequence, SyntheticDatasetMessages.of(row));
    }
}
