package io.syntho.tabular.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A private directory for one piece of work; deleted with all it holds. */
public final class Scratch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    /** Before the number of the process, so that what a killed one left behind can be told. */
    public static final String PREFIX = "syntho-scratch-";

    /** Longer than any read takes. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(24);

    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private final Path directory;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /** Makes a new one, for this user alone. The first one of a process also deletes what killed processes left: it may hold people's data. */
    public static Scratch create() {
        try {
            if (SWEPT.compareAndSet(false, true)) {
                sweep(
                        Path.of(System.getProperty("java.io.tmpdir")),
                        Instant.now().minus(LEFT_BEHIND));
            }
            return new Scratch(Files.createTempDirectory(
                    PREFIX + ProcessHandle.current().pid() + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the directories in {@code parent} whose process is gone and which nobody touched since {@code before}. */
    static void sweep(Path parent, Instant before) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path directory : directories) {
                String process = directory
                        .getFileName()
                        .toString()
                        .substring(PREFIX.length())
                        .split("-", 2)[0];
                boolean alive = !process.matches("\\d{1,18}")
                        || ProcessHandle.of(Long.parseLong(process)).isPresent();
                if (!alive && Files.getLastModifiedTime(directory).toInstant().isBefore(before)) {
                    deleteIfAllowed(directory);
                }
            }
        }
    }

    private static void deleteIfAllowed(Path directory) {
        try (Scratch left = new Scratch(directory)) {
            LOG.info("deleting {}, which a killed process left", left.directory());
        } catch (UncheckedIOException e) {
            LOG.warn("{} was left by a killed process and can not be deleted", directory);
        }
    }

    /** The directory. */
    public Path directory() {
        return directory;
    }

    /** A path in it. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    /**
     * A name for {@code file} that holds no character with a meaning in SQL or in a glob: DuckDB reads {@code report[1].csv} as a pattern.
     */
    public Path alias(Path file) {
        try {
            return Files.createSymbolicLink(file("input"), file.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
