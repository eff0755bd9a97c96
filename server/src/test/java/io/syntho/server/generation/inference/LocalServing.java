package io.syntho.server.generation.inference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.syntho.server.platform.storage.TestStorage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** DJL Serving with our models, as deploy/djl-serving/run starts it. */
final class LocalServing implements AutoCloseable {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private final Process process;
    private final URI address;
    private final Path log;

    private LocalServing(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts it with room for one call at a time, or aborts the tests and says why. */
    static LocalServing start() throws IOException {
        assumeTrue(
                System.getenv("DJL_SERVING_HOME") != null,
                "DJL_SERVING_HOME is not set: the contract is not tested against DJL Serving");
        int port = freePort();
        // Kept, so that whoever looks for a failure finds it.
        Path log = ROOT.resolve("server/target/djl-serving-" + port + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        ROOT.resolve("deploy/djl-serving/run").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SYNTHO_NODE_PORT", Integer.toString(port));
        builder.environment().put("SYNTHO_NODE_HEAP", "1g");
        builder.environment().put("SYNTHO_NODE_JOBS", "1");
        builder.environment()
                .put("SYNTHO_NODE_STORAGE", TestStorage.options().endpoint().toString());
        builder.environment()
                .put("DJL_CACHE_DIR", ROOT.resolve(".syntho/native").toString());
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        LocalServing serving = new LocalServing(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        try {
            serving.awaitReady();
            return serving;
        } catch (RuntimeException neverReady) {
            String said = Files.readString(log);
            serving.close();
            throw new IllegalStateException("DJL Serving did not start:\n" + said, neverReady);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ping = HttpRequest.newBuilder(address.resolve("/ping")).build();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(200))
                    .failFast("it ended", () -> !process.isAlive())
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> http.send(ping, BodyHandlers.discarding()).statusCode() == 200);
        }
    }

    URI address() {
        return address;
    }

    /** What it has logged. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends it as a crash would. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        // The script stops the node and removes its folder.
        process.destroy();
        process.onExit().join();
    }
}
