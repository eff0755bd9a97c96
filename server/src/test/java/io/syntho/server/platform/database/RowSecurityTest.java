package io.syntho.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.server.platform.identity.UserId;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goes around every service, straight to the tables. */
class RowSecurityTest {

    private static Database database;

    private final UserId alice = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh("row_security", List.of());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void users() {
        for (UserId user : List.of(alice, bob)) {
            database.runInTransaction(user, session -> execute(session, """
                    insert into profiles (id, issuer, subject) values ('%s', 'test', '%s')""".formatted(user, user)));
        }
    }

    @Test
    void everyTableIsUnderForcedRowSecurity() {
        List<String> open = database.inSystemTransaction(
                session -> session.createNativeQuery("""
                        select relname from pg_class
                        where relnamespace = 'public'::regnamespace and relkind = 'r'
                          and relname <> 'flyway_schema_history'
                          and not (relrowsecurity and relforcerowsecurity)""", String.class).getResultList());

        assertThat(open).isEmpty();
    }

    @Test
    void aUserSeesOwnRowsAlone() {
        UUID dataset = newDataset(alice);

        assertThat(visible(alice, dataset)).isEqualTo(1);
        assertThat(visible(bob, dataset)).as("for bob it does not exist").isZero();
        assertThat(count(bob, "profiles")).isEqualTo(1);
    }

    @Test
    void aUserChangesAndDeletesOwnRowsAlone() {
        UUID dataset = newDataset(alice);

        int changed = database.inTransaction(bob, session -> execute(session, "update datasets set name = 'mine now'"));
        int deleted = database.inTransaction(bob, session -> execute(session, "delete from datasets"));

        assertThat(changed).isZero();
        assertThat(deleted).isZero();
        assertThat(visible(alice, dataset)).isEqualTo(1);
    }

    @Test
    void aUserCanNotWriteRowsOfAnother() {
        assertThatThrownBy(() -> database.runInTransaction(bob, session -> execute(session, dataset(alice))))
                .hasMessageContaining("row-level security");
        newDataset(bob);
        assertThatThrownBy(() -> database.runInTransaction(
                        bob, session -> execute(session, "update datasets set user_id = '%s'".formatted(alice))))
                .as("nor give own rows away")
                .hasMessageContaining("row-level security");
    }

    @Test
    void nobodyInParticularSeesNothing() {
        newDataset(alice);

        assertThat(count(new UserId(UUID.randomUUID()), "datasets")).isZero();
    }

    @Test
    void thePlatformSeesAll() {
        UUID first = newDataset(alice);
        UUID second = newDataset(bob);

        long seen = database.inSystemTransaction(session -> session.createNativeQuery(
                        "select count(*) from datasets where id in (:first, :second)", Long.class)
                .setParameter("first", first)
                .setParameter("second", second)
                .getSingleResult());

        assertThat(seen).isEqualTo(2);
    }

    @Test
    void aUserLeavesTracesButReadsNone() {
        database.runInTransaction(alice, session -> execute(session, """
                insert into audit_log (id, actor, action, outcome) values (gen_random_uuid(), '%s', 'Test', 'OK')""".formatted(alice)));

        assertThat(count(alice, "audit_log")).isZero();
        assertThatThrownBy(() -> database.runInSystemTransaction(
                        session -> execute(session, "update audit_log set outcome = 'X'")))
                .as("not even the platform rewrites the trail")
                .hasMessageContaining("permission denied");
    }

    @Test
    void actingForAUserEndsWithTheTransaction() {
        newDataset(alice);

        assertThat(count(alice, "datasets")).isEqualTo(1);
        assertThat(count(bob, "datasets"))
                .as("on a pooled connection that alice had")
                .isZero();
    }

    @Test
    void theServersRoleOwnsNothingAndCanNotChangeTheSchema() {
        assertThatThrownBy(() -> database.runInSystemTransaction(
                        session -> execute(session, "alter table datasets disable row level security")))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> database.runInSystemTransaction(session -> execute(session, "create table t (i int)")))
                .hasMessageContaining("permission denied");
    }

    private UUID newDataset(UserId owner) {
        String insert = dataset(owner);
        database.runInTransaction(owner, session -> execute(session, insert));
        return UUID.fromString(insert.substring(insert.indexOf('\'') + 1, insert.indexOf('\'') + 37));
    }

    private static String dataset(UserId owner) {
        return """
                insert into datasets (id, user_id, name, file_name, file_path, file_size, status)
                values ('%s', '%s', 'a', 'a.csv', 'x', 1, 'uploading')""".formatted(UUID.randomUUID(), owner);
    }

    private static int execute(StatelessSession session, String sql) {
        return session.createNativeMutationQuery(sql).executeUpdate();
    }

    private static long visible(UserId user, UUID dataset) {
        return database.inTransaction(
                user,
                session -> session.createNativeQuery("select count(*) from datasets where id = :id", Long.class)
                        .setParameter("id", dataset)
                        .getSingleResult());
    }

    private static long count(UserId user, String table) {
        return database.inTransaction(
                user,
                session -> session.createNativeQuery("select count(*) from " + table, Long.class)
                        .getSingleResult());
    }
}
