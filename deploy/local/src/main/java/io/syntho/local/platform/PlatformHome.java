package io.syntho.local.platform;

import io.syntho.local.ProjectRoot;
import io.syntho.local.process.Folders;
import java.nio.file.Path;

/**
 * The files of one local platform, all under one folder.
 *
 * @param root the project, whose programs run
 * @param folder what the platform keeps: data, logs, secrets, addresses
 */
public record PlatformHome(ProjectRoot root, Path folder) {

    /** Makes the folder, readable by this user only. */
    public PlatformHome {
        Folders.makePrivate(folder);
    }

    /** The project's own platform, in {@code .syntho}. */
    public PlatformHome(ProjectRoot root) {
        this(root, root.home());
    }

    /** What the parts store, a folder each. */
    public Path data(String part) {
        return folder.resolve("data").resolve(part);
    }

    /** The log of one process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** The folder of all logs. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** The folder of the secrets. */
    public Path secrets() {
        return folder.resolve("secrets");
    }

    /** Where each part listens. */
    public Path endpoints() {
        return folder.resolve("endpoints.json");
    }

    /** How the running platform is; see {@link StateFile}. */
    public Path state() {
        return folder.resolve("state.json");
    }

    /** Held while a platform runs; see {@link PlatformLock}. */
    public Path lock() {
        return folder.resolve("platform.lock");
    }
}
