package io.syntho.local.platform;

import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Says that a platform runs. The kernel gives it back when its process dies, however that happens. */
public final class PlatformLock implements AutoCloseable {

    private final FileChannel channel;

    private PlatformLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or nothing when another process, or another platform in this one, holds it. */
    public static Optional<PlatformLock> take(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return Optional.of(new PlatformLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new PlatformFailure("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether a platform runs now. */
    public static boolean isHeld(Path file) {
        Optional<PlatformLock> lock = take(file);
        lock.ifPresent(PlatformLock::close);
        return lock.isEmpty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PlatformFailure("Cannot release the platform's lock: " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
