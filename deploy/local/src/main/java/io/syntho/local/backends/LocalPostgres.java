package io.syntho.local.backends;

import io.syntho.local.PlatformFailure;
import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Folders;
import io.syntho.local.process.Launch;
import io.syntho.local.process.LocalService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * PostgreSQL 18 on loopback. Every commit is on disk before it is acknowledged, and a data folder that was left by a crash
 * recovers at the next start. Holds the database {@code syntho} and the roles {@code syntho_owner} and {@code syntho_app}.
 */
public final class LocalPostgres extends LocalService {

    /** The database that the local platform uses. */
    public static final String DATABASE = "syntho";

    private static final String OWNER = "syntho_owner";
    private static final String APP = "syntho_app";
    private static final String SUPERUSER = "postgres";
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    /** Small, for a machine that runs everything, and durable, for tests that pull the plug. */
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "64MB",
            "max_connections", "120",
            "max_wal_size", "512MB",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private final Path folder;
    private final Path tools;
    private final Path log;
    private final PostgresPasswords passwords;

    /**
     * A server that is not started yet.
     *
     * @param folder where its data is; made at the first start
     * @param tools where its programs are unpacked
     * @param log where its output goes
     * @param port the loopback port
     */
    public LocalPostgres(Path folder, Path tools, Path log, int port, PostgresPasswords passwords) {
        super("PostgreSQL", port);
        this.folder = folder.toAbsolutePath();
        this.tools = tools;
        this.log = log;
        this.passwords = passwords;
    }

    /** The database of the local platform. */
    public Database database() {
        return describe(DATABASE);
    }

    /**
     * Makes an empty database, or empties the one that has this name.
     *
     * @param name lower-case letters, digits and underscores
     */
    public Database freshDatabase(String name) {
        requirePlain(name);
        asSuperuser("drop database if exists " + name + " with (force)");
        create(name);
        return describe(name);
    }

    @Override
    public boolean healthy() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1")) {
            return row.next();
        } catch (SQLException starting) {
            return false;
        }
    }

    @Override
    protected void prepare() {
        Folders.makePrivate(folder);
        if (Files.exists(data())) {
            PostgresLeftovers.clear(data());
        } else {
            initialize();
        }
    }

    /** Under another name first: an interrupted {@code initdb} leaves a folder that would not start. */
    private void initialize() {
        Path fresh = folder.resolve("data.new");
        Folders.delete(fresh);
        Path passwordFile = Folders.writePrivate(folder.resolve("initial-password"), passwords.superuser() + "\n");
        programs()
                .run(
                        "initdb",
                        List.of(
                                "--pgdata=" + fresh,
                                "--username=" + SUPERUSER,
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--locale=C.UTF-8"),
                        log);
        try {
            Files.delete(passwordFile);
            Files.move(fresh, data());
        } catch (IOException e) {
            throw new PlatformFailure("Cannot make the database's folder " + data() + ": " + e.getMessage(), e);
        }
    }

    @Override
    protected ChildProcess launch() {
        List<String> arguments = new ArrayList<>(List.of("-D", data().toString(), "-p", Integer.toString(port())));
        SETTINGS.forEach((key, value) -> arguments.addAll(List.of("-c", key + "=" + value)));
        // SIGINT is PostgreSQL's fast shutdown: it ends sessions instead of waiting for them.
        return ChildProcess.start(Launch.of(name(), programs().command("postgres", arguments), folder, log)
                .endedBy("INT", Duration.ofSeconds(20)));
    }

    @Override
    protected void settle() {
        role(OWNER, passwords.owner());
        role(APP, passwords.app());
        if (!exists("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            create(DATABASE);
        }
    }

    private void create(String database) {
        asSuperuser("create database " + database + " owner " + OWNER);
        asSuperuser("revoke all on database " + database + " from public");
        asSuperuser("grant connect on database " + database + " to " + APP);
    }

    private void role(String role, String password) {
        if (!exists("select 1 from pg_roles where rolname = '" + role + "'")) {
            asSuperuser("create role " + role + " login nosuperuser nobypassrls");
        }
        asSuperuser("alter role " + role + " password '" + password.replace("'", "''") + "'");
    }

    private boolean exists(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next();
        } catch (SQLException e) {
            throw new PlatformFailure(
                    "PostgreSQL refused a question about its roles and databases: " + e.getMessage(), e);
        }
    }

    private void asSuperuser(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new PlatformFailure("PostgreSQL refused to make its roles and databases: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), SUPERUSER, passwords.superuser());
    }

    private Database describe(String name) {
        return new Database(name, url(name), OWNER, passwords.owner(), APP, passwords.app());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    private PostgresPrograms programs() {
        return PostgresPrograms.in(tools);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static void requirePlain(String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw new PlatformFailure("database: " + name + " (expected: " + PLAIN_NAME + ")");
        }
    }
}
