package io.syntho.local.platform;

import io.syntho.local.ProjectRoot;
import io.syntho.local.process.Folders;
import java.nio.file.Path;

/**
 * The files of one local platform, all under {@code .syntho} in the project.
 *
 * @param root the project
 */
public record PlatformHome(ProjectRoot root) {

    /** Makes the folder, readable by this user only. */
    public PlatformHome {
        Folders.makePrivate(root.home());
    }

    /** What the parts store, a folder each. */
    public Path data(String part) {
        return root.home().resolve("data").resolve(part);
    }

    /** The log of one process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** The folder of all logs. */
    public Path logs() {
        return root.home().resolve("logs");
    }

    /** The folder of the secrets. */
    public Path secrets() {
        return root.home().resolve("secrets");
    }

    /** Where each part listens. */
    public Path endpoints() {
        return root.home().resolve("endpoints.json");
    }

    /** How the running platform is; see {@link StateFile}. */
    public Path state() {
        return root.home().resolve("state.json");
    }

    /** Held while a platform runs; see {@link PlatformLock}. */
    public Path lock() {
        return root.home().resolve("platform.lock");
    }
}
