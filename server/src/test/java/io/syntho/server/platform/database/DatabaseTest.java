package io.syntho.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.syntho.local.backends.SharedBackends;
import io.syntho.server.platform.errors.DependencyUnavailable;
import io.syntho.server.platform.identity.UserId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void serversThatStartAtOnceMigrateOnce() throws Exception {
        DatabaseOptions options = TestDatabase.options("migrations");
        List<Future<Database>> starts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                starts.add(threads.submit(() -> Database.start(options, List.of())));
            }
        }

        for (Future<Database> start : starts) {
            try (Database database = start.get()) {
                assertThat(database.reachable()).isTrue();
            }
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsUnavailableAndNoAddressIsTold() {
        DatabaseOptions nowhere = new DatabaseOptions(
                "jdbc:postgresql://127.0.0.1:1/none",
                new DatabaseOptions.Login("user", "secret-word"),
                Optional.empty(),
                2,
                Duration.ofMillis(500),
                "test");

        assertThatThrownBy(() -> Database.start(nowhere, List.of()))
                .isInstanceOf(DependencyUnavailable.class)
                .hasMessageNotContaining("127.0.0.1");
        assertThat(nowhere.toString()).doesNotContain("secret-word");
    }

    @Test
    void aDatabaseThatGoesAwayIsUnavailableAndComesBack() {
        try (Database database = TestDatabase.fresh("away", List.of())) {
            SharedBackends.postgres().kill();
            try {
                assertThat(database.reachable()).isFalse();
                assertThatThrownBy(() -> count(database)).isInstanceOf(DatabaseUnavailable.class);
            } finally {
                SharedBackends.postgres().start();
            }

            await().atMost(Duration.ofSeconds(20)).until(database::reachable);
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void ofTwoTransactionsThatBlockEachOtherOneRunsAgain() throws Exception {
        try (Database database = TestDatabase.fresh("deadlock", List.of())) {
            UserId first = profile(database);
            UserId second = profile(database);
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            AtomicInteger runs = new AtomicInteger();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (List<UserId> order : List.of(List.of(first, second), List.of(second, first))) {
                    threads.submit(() -> database.runInSystemTransaction(session -> {
                        rename(session, order.getFirst());
                        if (runs.incrementAndGet() <= 2) {
                            meet(bothHoldOne);
                        }
                        rename(session, order.getLast());
                    }));
                }
            }

            long renamed = database.inSystemTransaction(
                    session -> session.createNativeQuery("select sum(length(full_name)) from profiles", Long.class)
                            .getSingleResult());
            assertThat(renamed).as("each of two transactions renamed both").isEqualTo(4);
            assertThat(runs).hasValue(3);
        }
    }

    @Test
    void moreThreadsThanConnectionsWaitForTheirTurn() throws Exception {
        try (Database database = TestDatabase.fresh("pool", List.of())) {
            Set<Integer> done = ConcurrentHashMap.newKeySet();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 200; i++) {
                    int number = i;
                    threads.submit(() -> {
                        count(database);
                        done.add(number);
                    });
                }
            }
            assertThat(done).hasSize(200);
        }
    }

    @Test
    void idsGrowWithTime() {
        Ids ids = Ids.timeOrdered();
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            made.add(ids.next());
        }

        assertThat(made).doesNotHaveDuplicates().allMatch(id -> id.version() == 7);
        assertThat(made.stream().map(UUID::toString).map(text -> text.substring(0, 13)))
                .isSorted();
    }

    @Test
    void anErrorOfPostgresqlTellsNoValueOfARow() {
        try (Database database = TestDatabase.fresh("silent", List.of())) {
            UserId user = profile(database);

            assertThatThrownBy(() -> database.runInSystemTransaction(session -> session.createNativeMutationQuery(
                                    "insert into profiles (id, issuer, subject) values (:id, 'test', :subject)")
                            .setParameter("id", UUID.randomUUID())
                            .setParameter("subject", user.toString())
                            .executeUpdate()))
                    .hasStackTraceContaining("duplicate key")
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(user.toString()));
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static long count(Database database) {
        return database.inSystemTransaction(
                session -> session.createNativeQuery("select count(*) from profiles", Long.class)
                        .getSingleResult());
    }

    private static UserId profile(Database database) {
        UserId user = new UserId(UUID.randomUUID());
        database.runInTransaction(
                user,
                session -> session.createNativeMutationQuery(
                                "insert into profiles (id, issuer, subject) values (:id, 'test', :subject)")
                        .setParameter("id", user.value())
                        .setParameter("subject", user.toString())
                        .executeUpdate());
        return user;
    }

    private static void rename(StatelessSession session, UserId user) {
        session.createNativeMutationQuery("update profiles set full_name = full_name || 'x' where id = :id")
                .setParameter("id", user.value())
                .executeUpdate();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
