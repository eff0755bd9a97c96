package io.syntho.server.platform.database;

import io.syntho.server.platform.errors.DependencyUnavailable;

/** PostgreSQL can not be reached, or went away in the middle: try again later. What was under way may or may not stand. */
public final class DatabaseUnavailable extends DependencyUnavailable {

    DatabaseUnavailable(Throwable cause) {
        super("database", cause);
    }
}
