package io.syntho.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which process listens on a port, as far as this user may know. */
public final class PortHolder {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** A sentence that names the process which listens on {@code port}, or says how to find it. */
    public static String describe(int port) {
        return find(port)
                .map(process -> "It is held by process " + process.pid() + " ("
                        + process.info().commandLine().orElse("command not visible") + ").")
                .orElse("Find its holder with: ss -ltnp 'sport = :" + port + "'");
    }

    private static Optional<ProcessHandle> find(int port) {
        return TABLES.stream()
                .flatMap(table -> inode(table, port).stream())
                .findFirst()
                .flatMap(inode -> ProcessHandle.allProcesses()
                        .filter(process -> holds(process, "socket:[" + inode + "]"))
                        .findFirst());
    }

    /** The inode of the listening socket: the tenth column, where the second ends in the port in hex and the fourth is LISTEN. */
    private static Optional<String> inode(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(columns ->
                            columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
                    .map(columns -> columns[9])
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.anyMatch(file -> pointsTo(file, socket));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static boolean pointsTo(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException closed) {
            return false;
        }
    }
}
