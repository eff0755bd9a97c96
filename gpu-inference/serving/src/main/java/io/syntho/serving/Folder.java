package io.syntho.serving;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A call's own files, readable by nobody else; gone when it is closed. */
final class Folder implements AutoCloseable {

    private final Path path;

    private Folder(Path path) {
        this.path = path;
    }

    static Folder in(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Folder(Files.createTempDirectory(
                parent, "call-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
    }
}
