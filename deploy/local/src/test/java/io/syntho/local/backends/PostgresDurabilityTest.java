package io.syntho.local.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.local.PlatformFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresDurabilityTest {

    private final LocalPostgres postgres = SharedBackends.postgres();

    @AfterEach
    void startAgain() {
        postgres.start();
    }

    @Test
    void committedRowsSurviveAKillOfTheServer() throws SQLException {
        Database database = postgres.freshDatabase("durability");
        asOwner(database, "create table note (text text)");
        asOwner(database, "insert into note values ('kept')");

        postgres.kill();
        assertThat(postgres.healthy()).as("killed").isFalse();
        postgres.start();

        assertThat(ask(database, "select text from note")).isEqualTo("kept");
    }

    @Test
    void aProcessIdFileLeftByACrashDoesNotKeepTheServerFromStarting() throws Exception {
        Path data = dataFolder();
        postgres.kill();
        // This JVM's own id: PostgreSQL alone would take us for a running server and refuse.
        String stale = Files.readString(data.resolve("postmaster.pid"))
                .replaceFirst("\\d+", Long.toString(ProcessHandle.current().pid()));
        Files.writeString(data.resolve("postmaster.pid"), stale);

        postgres.start();

        assertThat(postgres.healthy()).isTrue();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void commitsWaitForTheDisk() throws SQLException {
        Database database = postgres.database();
        assertThat(ask(database, "select current_setting('fsync') || ' ' || current_setting('synchronous_commit')"))
                .isEqualTo("on on");
    }

    @Test
    void theAppRoleMayConnectButNotChangeTheSchema() throws SQLException {
        Database database = postgres.freshDatabase("roles");
        try (Connection app = DriverManager.getConnection(database.url(), database.appUser(), database.appPassword());
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table t (a int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        Database database = postgres.database();
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.ownerUser(), "wrong"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aHostileDatabaseNameIsRefused() {
        assertThatThrownBy(() -> postgres.freshDatabase("x; drop database syntho"))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("expected");
    }

    private Path dataFolder() throws SQLException {
        try (Connection owner = DriverManager.getConnection(postgres.database().url(), "postgres", "test-superuser");
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    private static void asOwner(Database database, String sql) throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
