package io.syntho.server;

import io.syntho.server.account.ProfileStore;
import io.syntho.server.dataset.DatasetService;
import io.syntho.server.generation.OwnSnapshots;
import io.syntho.server.platform.config.ServerConfig;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.queue.Redis;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.telemetry.Dependency;
import io.syntho.server.report.ReportService;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * What both roles stand on.
 *
 * @param clock the time
 * @param ids new ids
 * @param database PostgreSQL, migrated
 * @param redis Redis; need not be there
 * @param storage object storage, with its buckets
 * @param deletions objects to be deleted
 * @param idempotency answers to repeated requests
 */
record Foundation(
        Clock clock,
        Ids ids,
        Database database,
        Redis redis,
        ObjectStorage storage,
        ObjectDeletions deletions,
        Idempotency idempotency) {

    static Foundation start(ServerConfig config, Lifecycle lifecycle) {
        Clock clock = Clock.systemUTC();
        Database database = lifecycle.closing("database", Database.start(config.database(), entities()));
        Redis redis = lifecycle.closing("redis", new Redis(config.redis().toString()));
        ObjectStorage storage = lifecycle.closing("storage", ObjectStorage.start(config.storage(), clock));
        Ids ids = Ids.timeOrdered();
        ObjectDeletions deletions = new ObjectDeletions(database, storage, ids, clock);
        return new Foundation(clock, ids, database, redis, storage, deletions, new Idempotency(clock));
    }

    /** The mapped classes of all features. */
    private static List<Class<?>> entities() {
        return Stream.of(
                        ProfileStore.entities(),
                        DatasetService.entities(),
                        OwnSnapshots.entities(),
                        ReportService.entities())
                .<Class<?>>flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Redis may be away: then all is slower, and right. */
    List<Dependency> dependencies() {
        return List.of(
                Dependency.required("database", database::reachable),
                Dependency.required("storage", storage::reachable),
                Dependency.optional(
                        "redis", () -> redis.ask(commands -> commands.ping().equals("PONG"))));
    }
}
