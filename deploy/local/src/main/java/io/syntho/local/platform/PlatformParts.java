package io.syntho.local.platform;

import com.sun.management.OperatingSystemMXBean;
import io.syntho.local.backends.LocalIdentityProvider;
import io.syntho.local.backends.LocalObjectStorage;
import io.syntho.local.backends.LocalPostgres;
import io.syntho.local.backends.LocalRedis;
import io.syntho.local.platform.Endpoints.Part;
import io.syntho.local.process.LocalService;
import io.syntho.local.process.Ports;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All parts of the platform, made but not started. This is the one place where they are wired.
 *
 * @param foundations what the server stands on, and the door in front of it; these start together
 * @param api the server's door, which starts when the foundations are ready
 * @param worker the server's worker, which starts beside the API
 */
record PlatformParts(List<LocalService> foundations, ServerRole api, ServerRole worker) {

    /** The web server of the dashboard's developers, and the dashboard that the platform itself serves. */
    private static final String DEVELOPMENT_ORIGIN = "http://localhost:5173";

    /** The simple compiler alone halves the processor time until the API is ready, and one person notices no other difference. */
    private static final List<String> API_FLAGS = List.of("-Xmx384m", "-XX:TieredStopAtLevel=1");

    /** Code that runs seldom is interpreted for longer: compiled early, it and its counts would take 25 MB beside every table. */
    private static final List<String> WORKER_FLAGS = List.of(
            "-XX:Tier3InvocationThreshold=4000",
            "-XX:Tier3MinInvocationThreshold=2000",
            "-XX:Tier3CompileThreshold=40000",
            // The largest methods to compile are the class loader's own: up to 36 MB for milliseconds' gain. They stay
            // with the simple compiler.
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=MemLimit,*.*,8m");

    private static final long MEGABYTE = 1L << 20;

    static PlatformParts of(PlatformHome home, Endpoints endpoints, Map<String, String> settings) {
        Secrets secrets = new Secrets(home.secrets());
        Path tools = home.root().tools();
        String publicUrl = endpoints.url(Part.PUBLIC);
        List<String> origins = List.of(publicUrl, DEVELOPMENT_ORIGIN);

        LocalPostgres postgres = new LocalPostgres(
                home.data("postgres"), tools, home.log("postgres"), endpoints.port(Part.POSTGRES), secrets.postgres());
        LocalRedis redis = new LocalRedis(
                home.data("redis"), tools, home.log("redis"), endpoints.port(Part.REDIS), secrets.redis());
        LocalObjectStorage storage = new LocalObjectStorage(
                home.data("object-storage"),
                home.log("object-storage"),
                endpoints.port(Part.OBJECT_STORAGE),
                secrets.storageAccessKey(),
                secrets.storageSecretKey(),
                origins);
        LocalIdentityProvider identity =
                new LocalIdentityProvider(home.data("identity"), home.log("identity"), endpoints.port(Part.IDENTITY));
        LocalMail mail = new LocalMail(home.data("mail"), home.log("mail"), endpoints.port(Part.MAIL));
        LocalEnvoy envoy = new LocalEnvoy(
                home.root().resolve("deploy/envoy/envoy.yaml"),
                home.data("envoy"),
                tools,
                home.log("envoy"),
                new EnvoyPorts(
                        endpoints.port(Part.PUBLIC),
                        endpoints.port(Part.ENVOY_ADMIN),
                        endpoints.port(Part.API),
                        ServerEnvironment.apiHttpPort(endpoints)),
                "http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?");

        Map<String, String> environment =
                new HashMap<>(ServerEnvironment.of(home, endpoints, postgres, redis, storage, identity));
        environment.putAll(settings);
        ServerRole api = new ServerRole(
                home.root(),
                "API",
                "api",
                ServerEnvironment.apiHttpPort(endpoints),
                API_FLAGS,
                environment,
                home.data("api"),
                home.log("api"));
        ServerRole worker = new ServerRole(
                home.root(),
                "Worker",
                "worker",
                endpoints.port(Part.WORKER),
                workerFlags(),
                environment,
                home.data("worker"),
                home.log("worker"));
        return new PlatformParts(List.of(postgres, redis, storage, identity, mail, envoy), api, worker);
    }

    /** The server's roles, which start together. */
    List<LocalService> roles() {
        return List.of(api, worker);
    }

    /** A worker beside the platform's own, on a port that is free now. */
    LocalService anotherWorker(Path folder, Path log) {
        int port = Ports.free(1).getFirst();
        return worker.beside("Worker 2", port, Map.of("SYNTHO_WORKER_PORT", Integer.toString(port)), folder, log);
    }

    /** All of them, in the order of their start. */
    List<LocalService> all() {
        return Stream.concat(foundations.stream(), roles().stream()).toList();
    }

    /** A third of the memory, so that a browser and an editor still fit beside it. */
    private static long thirdOfMemoryMegabytes() {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getTotalMemorySize() / MEGABYTE / 3;
    }

    private static List<String> workerFlags() {
        return Stream.concat(Stream.of("-Xmx" + workerHeapMegabytes() + "m"), WORKER_FLAGS.stream())
                .toList();
    }

    private static int workerHeapMegabytes() {
        return Math.clamp(thirdOfMemoryMegabytes(), 768, 8192);
    }
}
