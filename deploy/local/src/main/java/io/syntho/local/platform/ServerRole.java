package io.syntho.local.platform;

import io.syntho.local.PlatformFailure;
import io.syntho.local.ProjectRoot;
import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Folders;
import io.syntho.local.process.Http;
import io.syntho.local.process.JavaCommand;
import io.syntho.local.process.Launch;
import io.syntho.local.process.LocalService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The server in one of its roles, {@code api} or {@code worker}, as a JVM of its own. */
public final class ServerRole extends LocalService {

    private static final String MAIN = "io.syntho.server.Main";
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // A heap that starts small, grows in small steps and gives back what a finished job has left.
            "-Xms16m",
            "-Xmn6m",
            "-XX:-ShrinkHeapInSteps",
            "-XX:SoftRefLRUPolicyMSPerMB=0",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:TrimNativeHeapInterval=100",
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=2",
            "-XX:MaxHeapFreeRatio=5",
            "-XX:-SegmentedCodeCache",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Duser.timezone=UTC",
            // The tensor library asks nobody for anything.
            "-DOPT_OUT_TRACKING=true",
            "-Doffline=true");

    /** A worker that is asked to end stops its stage and gives the lease back; that takes a moment. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final ProjectRoot root;
    private final String role;
    private final List<String> flags;
    private final Map<String, String> environment;
    private final Path folder;
    private final Path log;

    /**
     * A role that is not started yet.
     *
     * @param name what people call it
     * @param role as in {@code --roles=}
     * @param port where it answers {@code /health/ready}
     * @param flags of its JVM: the most heap, and what suits its work
     * @param folder its working directory
     */
    ServerRole(
            ProjectRoot root,
            String name,
            String role,
            int port,
            List<String> flags,
            Map<String, String> environment,
            Path folder,
            Path log) {
        super(name, port);
        this.root = root;
        this.role = role;
        this.flags = List.copyOf(flags);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.log = log;
    }

    /** The same role once more, not started yet, with {@code changes} to its environment. */
    ServerRole beside(String name, int port, Map<String, String> changes, Path folder, Path log) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.putAll(changes);
        return new ServerRole(root, name, role, port, flags, changed, folder, log);
    }

    @Override
    public boolean healthy() {
        return Http.status("http://127.0.0.1:" + port() + "/health/ready") == 200;
    }

    @Override
    protected void prepare() {
        Folders.makePrivate(folder);
    }

    @Override
    protected ChildProcess launch() {
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.java().toString());
        command.addAll(flags);
        command.addAll(FLAGS);
        command.add("-DDJL_CACHE_DIR=" + root.resolve(".syntho/native"));
        command.addAll(List.of("-cp", jar() + ":" + root.resolve("server/target/lib") + "/*", MAIN, "--roles=" + role));
        return ChildProcess.start(Launch.of(name(), command, folder, log)
                .withEnvironment(environment)
                .endedBy("TERM", GRACE));
    }

    private Path jar() {
        Path target = root.resolve("server/target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(ServerRole::isServer).findFirst().orElseThrow(() -> new NoSuchFileException("jar"));
        } catch (IOException notBuilt) {
            throw new PlatformFailure(
                    "The server is not built: no jar in " + target + ". Build it with: ./mvnw -DskipTests package",
                    notBuilt);
        }
    }

    /** Not the jar of its tests, nor that of its sources. */
    private static boolean isServer(Path file) {
        return String.valueOf(file.getFileName()).matches("syntho-server-[0-9.]+(-SNAPSHOT)?\\.jar");
    }
}
