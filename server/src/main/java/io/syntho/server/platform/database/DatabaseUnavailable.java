package io.syntho.server.platform.database;

/** PostgreSQL can not be reached, or went away in the middle: try again later. What was under way may or may not stand. */
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseUnavailable(Throwable cause) {
        super("the database is not available", cause);
    }
}
