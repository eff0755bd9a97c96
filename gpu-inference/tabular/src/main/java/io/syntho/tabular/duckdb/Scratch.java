package io.syntho.tabular.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** A private directory for one piece of work; deleted with all it holds. */
public final class Scratch implements AutoCloseable {

    /** Before the number of the process, so that what a killed one left behind can be told. */
    public static final String PREFIX = "syntho-scratch-";

    private final Path directory;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /** Makes a new one, for this user alone. */
    public static Scratch create() {
        try {
            return new Scratch(Files.createTempDirectory(
                    PREFIX + ProcessHandle.current().pid() + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
