package io.syntho.server.generation.job;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.StatelessSession;

/** Runs changes of jobs: lock, change, save, and, once it stands, publish. */
final class JobChanges {

    private final Database database;
    private final JobFeed feed;
    private final Ids ids;
    private final Clock clock;

    JobChanges(Database database, JobFeed feed, Ids ids, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    private record Done<T>(T answer, Change change) {}

    /** Changes the row that {@code which} locks, if there is one; {@code work} may decline by an empty answer, and then nothing is saved. */
    <T> Optional<T> change(Function<StatelessSession, Optional<JobRow>> which, Function<Change, Optional<T>> work) {
        Optional<Done<T>> done = database.inSystemTransaction(session -> which.apply(session)
                .map(row -> new Change(session, row, ids, clock.instant()))
                .flatMap(change -> work.apply(change).map(answer -> {
                    change.save();
                    return new Done<>(answer, change);
                })));
        done.ifPresent(
                it -> feed.publish(new JobId(it.change().row.id), it.change().events()));
        return done.map(Done::answer);
    }

    /** A change within a transaction of somebody else's, who publishes. */
    Change within(StatelessSession session, JobRow row) {
        return new Change(session, row, ids, clock.instant());
    }

    <T> T inSystem(Function<StatelessSession, T> work) {
        return database.inSystemTransaction(work);
    }
}
