package io.syntho.server.platform.database;

import java.time.Duration;
import java.util.Optional;

/**
 * How PostgreSQL is reached.
 *
 * @param url JDBC URL
 * @param login whom the server works as
 * @param owner who owns the tables and migrates them; empty: {@code login} does
 * @param poolSize most connections
 * @param connectionTimeout how long a transaction waits for a connection before it fails as unavailable
 * @param applicationName what PostgreSQL shows as the connection's name
 */
public record DatabaseOptions(
        String url,
        Login login,
        Optional<Login> owner,
        int poolSize,
        Duration connectionTimeout,
        String applicationName) {

    /** Checks the pool's size and the timeout. */
    public DatabaseOptions {
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize: %d (expected: > 0)".formatted(poolSize));
        }
        if (connectionTimeout.toMillis() < 250) {
            throw new IllegalArgumentException(
                    "connectionTimeout: %s (expected: at least 250 ms)".formatted(connectionTimeout));
        }
    }

    /** Whom migrations run as. */
    Login migrator() {
        return owner.orElse(login);
    }

    /**
     * A user of the database.
     *
     * @param user its name
     * @param password its password; never shown
     */
    public record Login(String user, String password) {

        /** The name alone. */
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
