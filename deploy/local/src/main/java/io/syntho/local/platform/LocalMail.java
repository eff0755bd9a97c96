package io.syntho.local.platform;

import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Folders;
import io.syntho.local.process.JavaCommand;
import io.syntho.local.process.Launch;
import io.syntho.local.process.LocalService;
import io.syntho.local.process.Ports;
import java.nio.file.Path;
import java.util.List;

/** A mail server on loopback that keeps every mail as a file and delivers none. */
public final class LocalMail extends LocalService {

    private static final int HEAP_MEGABYTES = 48;

    private final Path folder;
    private final Path log;

    /** A server that is not started yet; mails become files in {@code folder}. */
    public LocalMail(Path folder, Path log, int port) {
        super("Mail sink", port);
        this.folder = folder.toAbsolutePath();
        this.log = log;
    }

    @Override
    public boolean healthy() {
        return Ports.answers(port());
    }

    @Override
    protected void prepare() {
        Folders.makePrivate(folder);
    }

    @Override
    protected ChildProcess launch() {
        List<String> command = JavaCommand.small(
                HEAP_MEGABYTES,
                System.getProperty("java.class.path"),
                List.of(),
                List.of(MailSink.class.getName(), Integer.toString(port()), folder.toString()));
        return ChildProcess.start(Launch.of(name(), command, folder, log));
    }
}
