package io.syntho.local.backends;

import io.syntho.local.PlatformFailure;
import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Launch;
import io.syntho.local.process.Tools;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the jar on the class path. They refuse to run as root, so root runs them in a user
 * namespace where it is nobody; its files stay readable because the kernel still knows it as root.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 * @param prefix what stands before each command line
 */
record PostgresPrograms(Path home, List<String> prefix) {

    /** The version of the binaries' artefact; the folder is named after it. */
    private static final String VERSION = "18.6.0";

    /**
     * Unpacks the programs under {@code tools} unless they are there.
     *
     * @throws PlatformFailure when there are none for this machine, or we are root and may not make a user namespace
     */
    static PostgresPrograms in(Path tools) {
        Path home = Tools.folder(tools, "postgres-" + VERSION, PostgresPrograms::unpack);
        return new PostgresPrograms(home, isRoot() ? asNobody() : List.of());
    }

    /** The command line of one program. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /**
     * Runs a program to its end.
     *
     * @throws PlatformFailure when it fails; the message holds what it printed
     */
    void run(String program, List<String> arguments, Path log) {
        ChildProcess process = ChildProcess.start(Launch.of(program, command(program, arguments), home, log));
        int code = process.onExit().join();
        process.stop();
        if (code != 0) {
            throw new PlatformFailure(program + " failed:\n    "
                    + String.join("\n    ", process.log().tail()));
        }
    }

    private static void unpack(Path folder) throws IOException {
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (InputStream archive =
                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(System.getProperty("os.name"), machine);
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, folder.resolve(entry.getName()).normalize());
            }
        } catch (IllegalStateException e) {
            throw new PlatformFailure(
                    "There are no PostgreSQL binaries for " + System.getProperty("os.name") + " on " + machine + ".",
                    e);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean program = target.getParent().endsWith("bin");
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> asNobody() {
        try {
            Process trial = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (trial.waitFor() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException e) {
            throw new PlatformFailure("PostgreSQL does not run as root, and unshare (util-linux) is missing.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("Interrupted while starting PostgreSQL.", e);
        }
        throw new PlatformFailure(
                "PostgreSQL does not run as root, and this machine forbids user namespaces. Run this as another user.");
    }
}
