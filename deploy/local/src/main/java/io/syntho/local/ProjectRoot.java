package io.syntho.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds the whole project. Everything the local platform starts or keeps is found from here: the server's
 * jars, the class paths of the child processes, and the {@code .syntho} folder.
 *
 * @param path the absolute path of the project's folder
 */
public record ProjectRoot(Path path) {

    /** The system property by which the {@code syntho} script names the root. */
    public static final String PROPERTY = "syntho.root";

    /** The system property by which a test takes a platform of its own. */
    public static final String HOME_PROPERTY = "syntho.home";

    private static final Path MARK = Path.of("deploy", "local", "pom.xml");

    /**
     * Finds the root by the system property {@value #PROPERTY}, else by walking up from the working directory.
     *
     * @throws PlatformFailure when neither leads to the project
     */
    public static ProjectRoot find() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return new ProjectRoot(Path.of(named).toAbsolutePath().normalize());
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(MARK))) {
                return new ProjectRoot(folder);
            }
        }
        throw new PlatformFailure("No Syntho project at or above " + start + " (expected a folder with " + MARK + ").");
    }

    /**
     * The folder of everything that the platform keeps on this machine, {@code .syntho} unless the system property
     * {@value #HOME_PROPERTY} names another; ignored by version control.
     */
    public Path home() {
        String named = System.getProperty(HOME_PROPERTY);
        return named == null ? path.resolve(".syntho") : Path.of(named).toAbsolutePath();
    }

    /** Where tools that are not Java are unpacked, one folder per tool and version. */
    public Path tools() {
        return path.resolve(".syntho").resolve("tools");
    }

    /** A file or folder of the project. */
    public Path resolve(String relative) {
        return path.resolve(relative);
    }
}
