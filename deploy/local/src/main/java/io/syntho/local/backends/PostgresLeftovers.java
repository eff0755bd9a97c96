package io.syntho.local.backends;

import io.syntho.local.PlatformFailure;
import io.syntho.local.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a PostgreSQL that was killed leaves behind: server processes that still end, and {@code postmaster.pid}. PostgreSQL
 * takes that file for a running server when its process id has been given to another program, which is common in containers.
 */
final class PostgresLeftovers {

    private static final Duration MOST_WAIT = Duration.ofSeconds(15);

    private PostgresLeftovers() {}

    /**
     * Makes the data folder startable. Call it only when no server of ours runs there: whatever still works in the folder
     * is killed, awaited, and only then the stale file is deleted, so that two servers can never share the folder.
     */
    static void clear(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long end = System.nanoTime() + MOST_WAIT.toNanos();
        for (List<ProcessHandle> orphans = orphans(data); !orphans.isEmpty(); orphans = orphans(data)) {
            if (System.nanoTime() > end) {
                throw new PlatformFailure("An earlier PostgreSQL does not end: processes "
                        + orphans.stream().map(ProcessHandle::pid).toList());
            }
            orphans.forEach(ProcessHandle::destroyForcibly);
            Waiting.pause();
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new PlatformFailure("Cannot delete " + pidFile + ": " + e.getMessage(), e);
        }
    }

    private static List<ProcessHandle> orphans(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, data))
                .toList();
    }

    /** Every PostgreSQL process has its data folder as working directory; a zombie has none. */
    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(data.toRealPath());
        } catch (IOException notOursOrGone) {
            return false;
        }
    }
}
