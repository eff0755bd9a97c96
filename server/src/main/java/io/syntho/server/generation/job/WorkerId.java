package io.syntho.server.generation.job;

import java.net.InetAddress;
import java.net.UnknownHostException;

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

    /** This process, and no other that there was or will be. */
    public static WorkerId ofThisProcess() {
        String start = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        return new WorkerId("%s-%d-%s".formatted(host(), ProcessHandle.current().pid(), start));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "host";
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return value;
    }
}
