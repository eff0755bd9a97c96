package io.syntho.local.process;

import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Programs that are not Java, each unpacked once into a folder of its own and shared by every process that asks. */
public final class Tools {

    /** A file lock excludes other processes; within one JVM it would throw, so threads wait here first. */
    private static final ReentrantLock WITHIN_THIS_JVM = new ReentrantLock();

    private Tools() {}

    /** Puts a tool's files into an empty folder. */
    @FunctionalInterface
    public interface Installer {

        /** Fills {@code folder}; an exception leaves nothing behind. */
        void install(Path folder) throws IOException;
    }

    /**
     * The folder {@code tools/name}, made by {@code installer} when it is not there. It appears only when it is complete,
     * also when we are killed meanwhile. The name holds the version, so that another version is another folder.
     *
     * @throws PlatformFailure when it cannot be made
     */
    public static Path folder(Path tools, String name, Installer installer) {
        Path folder = tools.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        WITHIN_THIS_JVM.lock();
        try {
            Files.createDirectories(tools);
            try (FileChannel channel = FileChannel.open(
                            tools.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(folder)) {
                    install(folder, installer);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new PlatformFailure("Cannot unpack " + name + " into " + tools + ": " + e.getMessage(), e);
        } finally {
            WITHIN_THIS_JVM.unlock();
        }
    }

    private static void install(Path folder, Installer installer) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".unpacking");
        Folders.delete(fresh);
        Files.createDirectories(fresh);
        installer.install(fresh);
        Files.move(fresh, folder);
    }
}
