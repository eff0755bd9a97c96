package io.syntho.server.generation.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's place on the disk, readable by nobody else. Real rows lie here while they are worked on, so what a killed worker left is deleted
 * by the next that starts on the machine: a worker holds a lock that ends with its process.
 */
public final class ScratchRoot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchRoot.class);
    private static final String PREFIX = "worker-";
    private static final String LOCK = "lock";

    /** Folders of this process: asking for their locks would give them up. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel held;

    private ScratchRoot(Path folder, FileChannel held) {
        this.folder = folder;
        this.held = held;
    }

    /**
     * A folder of this worker's own below {@code root}.
     *
     * @throws UncheckedIOException when the disk fails
     */
    public static ScratchRoot open(Path root) {
        try {
            Files.createDirectories(root);
            clearLeftovers(root);
            Path folder = Files.createTempDirectory(
                    root, PREFIX, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel lock =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            OURS.add(folder.toRealPath());
            lock.lock();
            return new ScratchRoot(folder, lock);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void clearLeftovers(Path root) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, PREFIX + "*")) {
            for (Path folder : folders) {
                if (abandoned(folder)) {
                    LOG.info("scratch: deleting what a lost worker left in {}", folder.getFileName());
                    Scratch.delete(folder);
                }
            }
        }
    }

    /** Whether no process holds the folder's lock. A folder without a lock is about to get one. */
    private static boolean abandoned(Path folder) throws IOException {
        Path lock = folder.resolve(LOCK);
        if (OURS.contains(folder.toRealPath()) || !Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            @Nullable FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /**
     * A fresh folder.
     *
     * @param name for whoever looks at the disk
     */
    Scratch scratch(String name) {
        try {
            return new Scratch(Files.createTempDirectory(folder, name + "-"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Deletes everything. */
    @Override
    public void close() {
        try {
            Scratch.delete(folder);
            held.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
