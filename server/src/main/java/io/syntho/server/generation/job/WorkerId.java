package io.syntho.server.generation.job;

/**
 * Names a worker process, as it stands in a lease.
 *
 * @param value host, process and start, so that a restarted worker is another one
 */
public record WorkerId(String value) {

    /** Checks that there is a name. */
    public WorkerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("worker id: blank (expected: a name)");
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return value;
    }
}
