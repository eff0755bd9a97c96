package io.syntho.local.backends;

import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Folders;
import io.syntho.local.process.Launch;
import io.syntho.local.process.LocalService;
import io.syntho.local.process.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** Redis on loopback, with a password and an append-only file: what it acknowledged survives a kill of its process. */
public final class LocalRedis extends LocalService {

    private static final String VERSION = "6.2";
    private static final String PROGRAM = "redis-server";

    private final Path folder;
    private final Path tools;
    private final Path log;
    private final String password;

    /**
     * A server that is not started yet.
     *
     * @param folder where its data is; made at the first start
     * @param tools where its program is unpacked
     * @param log where its output goes
     * @param port the loopback port
     * @param password letters and digits
     */
    public LocalRedis(Path folder, Path tools, Path log, int port, String password) {
        super("Redis", port);
        this.folder = folder.toAbsolutePath();
        this.tools = tools;
        this.log = log;
        this.password = password;
    }

    /** Its address with the password: a secret. */
    public String url() {
        return "redis://:" + password + "@127.0.0.1:" + port() + "/0";
    }

    @Override
    public boolean healthy() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 500);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return "+OK".equals(answers.readLine()) && "+PONG".equals(answers.readLine());
        } catch (IOException starting) {
            return false;
        }
    }

    @Override
    protected void prepare() {
        Folders.makePrivate(folder);
        // A file and not arguments: a command line is visible to every user of the machine.
        Folders.writePrivate(configuration(), """
                bind 127.0.0.1
                port %d
                dir "%s"
                requirepass %s
                appendonly yes
                appendfsync everysec
                save ""
                maxmemory 256mb
                maxmemory-policy noeviction
                """.formatted(port(), folder, password));
    }

    @Override
    protected ChildProcess launch() {
        Path home = Tools.folder(
                tools,
                "redis-" + VERSION,
                fresh -> ExecutableProvider.newJarResourceProvider(fresh.toFile())
                        .get()
                        .renameTo(fresh.resolve(PROGRAM).toFile()));
        List<String> command =
                List.of(home.resolve(PROGRAM).toString(), configuration().toString());
        return ChildProcess.start(Launch.of(name(), command, folder, log));
    }

    private Path configuration() {
        return folder.resolve("redis.conf");
    }
}
