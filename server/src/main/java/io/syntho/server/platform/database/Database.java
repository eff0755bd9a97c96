package io.syntho.server.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.syntho.server.platform.identity.UserId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;

/**
 * The platform's PostgreSQL. Every access is a transaction that acts either for one user, and then row-level security
 * shows and takes that user's rows alone, or for the platform itself. Work given to a transaction may run again when
 * PostgreSQL broke it off in favour of another, so it must change nothing but the session's rows.
 *
 * <p>Safe for any number of threads; virtual ones wait for a connection without holding a carrier.
 */
public final class Database implements AutoCloseable {

    // PostgreSQL ends what hangs, so that a thread or a dead client never holds a row for long.
    private static final String LIMITS =
            "-c statement_timeout=60s -c lock_timeout=20s -c idle_in_transaction_session_timeout=60s";
    private static final int SOCKET_TIMEOUT_SECONDS = 90;
    private static final int MOST_TRIES = 4;

    private final HikariDataSource pool;
    private final SessionFactory sessions;

    private Database(HikariDataSource pool, SessionFactory sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /**
     * Migrates the schema (one server at a time, by Flyway's lock) and opens the pool.
     *
     * @param entities the features' mapped classes; checked against the tables
     * @throws DatabaseUnavailable when PostgreSQL can not be reached
     */
    public static Database start(DatabaseOptions options, Collection<Class<?>> entities) {
        HikariDataSource pool = null;
        try {
            migrate(options);
            pool = new HikariDataSource(poolConfig(options));
            SessionFactory sessions = sessions(pool, entities);
            return new Database(pool, sessions);
        } catch (RuntimeException failure) {
            if (pool != null) {
                pool.close();
            }
            throw Failures.typed(failure);
        }
    }

    private static SessionFactory sessions(HikariDataSource pool, Collection<Class<?>> entities) {
        StandardServiceRegistry services = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.connection.datasource", pool)
                .applySetting("hibernate.hbm2ddl.auto", "validate")
                .applySetting("hibernate.xml_mapping_enabled", "false")
                .applySetting("hibernate.jdbc.batch_size", "50")
                .applySetting("hibernate.jdbc.time_zone", "UTC")
                .applySetting("hibernate.connection.provider_disables_autocommit", "true")
                // Rows are plain records of what was read, never lazy, so nothing needs classes made at run time.
                .addService(BytecodeProvider.class, new BytecodeProviderImpl())
                .build();
        return new MetadataSources(services)
                .addAnnotatedClasses(entities.toArray(Class<?>[]::new))
                .buildMetadata()
                .buildSessionFactory();
    }

    private static void migrate(DatabaseOptions options) {
        DatabaseOptions.Login migrator = options.migrator();
        Flyway.configure()
                .dataSource(options.url(), migrator.user(), migrator.password())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .placeholders(Map.of("application_user", options.login().user()))
                .load()
                .migrate();
    }

    private static HikariConfig poolConfig(DatabaseOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(options.applicationName());
        config.setJdbcUrl(options.url());
        config.setUsername(options.login().user());
        config.setPassword(options.login().password());
        config.setMaximumPoolSize(options.poolSize());
        config.setConnectionTimeout(options.connectionTimeout().toMillis());
        config.setAutoCommit(false);
        config.addDataSourceProperty("ApplicationName", options.applicationName());
        config.addDataSourceProperty("options", LIMITS);
        config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        // The detail of an error can hold a value of a row, and errors are logged.
        config.addDataSourceProperty("logServerErrorDetail", false);
        return config;
    }

    /**
     * Runs {@code work} for one user and answers what it answers. Rows of others do not exist for it.
     *
     * @throws DatabaseUnavailable when PostgreSQL is away; the outcome of the last commit may be unknown
     */
    public <T> T inTransaction(UserId user, Function<StatelessSession, T> work) {
        return transact(user.toString(), "", work);
    }

    /** As {@link #inTransaction(UserId, Function)}, for work without an answer. */
    public void runInTransaction(UserId user, Consumer<StatelessSession> work) {
        transact(user.toString(), "", answerless(work));
    }

    /**
     * Runs {@code work} for the platform: the worker, the relay, the sweepers and whoever must find a row before its
     * owner is known. It sees every row, so each query in it must name what it may touch.
     *
     * @throws DatabaseUnavailable when PostgreSQL is away; the outcome of the last commit may be unknown
     */
    public <T> T inSystemTransaction(Function<StatelessSession, T> work) {
        return transact("", "on", work);
    }

    /** As {@link #inSystemTransaction(Function)}, for work without an answer. */
    public void runInSystemTransaction(Consumer<StatelessSession> work) {
        transact("", "on", answerless(work));
    }

    private static Function<StatelessSession, Boolean> answerless(Consumer<StatelessSession> work) {
        return session -> {
            work.accept(session);
            return true;
        };
    }

    private <T> T transact(String user, String system, Function<StatelessSession, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return sessions.fromStatelessTransaction(session -> {
                    session.doWork(connection -> actAs(connection.prepareStatement(ACT_AS), user, system));
                    return work.apply(session);
                });
            } catch (RuntimeException failure) {
                if (tries == MOST_TRIES || !Failures.lostToAnother(failure)) {
                    throw Failures.typed(failure);
                }
            }
        }
    }

    // One round trip, local to the transaction: nothing of it outlives the commit.
    private static final String ACT_AS =
            "select set_config('role', 'syntho_app', true), set_config('syntho.user_id', ?, true),"
                    + " set_config('syntho.system', ?, true)";

    private static void actAs(PreparedStatement statement, String user, String system) throws SQLException {
        try (statement) {
            statement.setString(1, user);
            statement.setString(2, system);
            statement.execute();
        }
    }

    /** Whether PostgreSQL answers now. */
    public boolean reachable() {
        try {
            return inSystemTransaction(session ->
                    session.createNativeQuery("select true", Boolean.class).getSingleResult());
        } catch (DatabaseUnavailable away) {
            return false;
        }
    }

    /** Closes every connection; running transactions fail. */
    @Override
    public void close() {
        sessions.close();
        pool.close();
    }
}
