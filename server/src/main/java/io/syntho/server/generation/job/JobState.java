package io.syntho.server.generation.job;

import java.util.Locale;

/** Where a job stands. */
public enum JobState {
    /** Waits for a worker. */
    PENDING,
    /** A worker holds its lease. */
    RUNNING,
    /** Everything it was to make is there. */
    COMPLETED,
    /** It ended without a result. */
    FAILED,
    /** Its owner stopped it. */
    CANCELLED;

    /** Whether nothing can happen to it any more. */
    public boolean terminal() {
        return switch (this) {
            case PENDING, RUNNING -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }

    /** As the database spells it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that the database spells so. */
    public static JobState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
