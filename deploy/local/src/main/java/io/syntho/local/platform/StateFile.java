package io.syntho.local.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.local.PlatformFailure;
import io.syntho.local.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The platform's state as a file, so that other processes can show it. What it says holds only while the lock is held. */
public final class StateFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StateFile() {}

    /** Writes the state; a reader never sees a part of it. */
    public static void write(Path file, PlatformState state) {
        try {
            Folders.writePrivate(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(state) + "\n");
        } catch (IOException e) {
            throw new PlatformFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads the state; empty when none was written. */
    public static Optional<PlatformState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), PlatformState.class));
        } catch (IOException e) {
            throw new PlatformFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
