package io.syntho.acceptance;

import io.syntho.local.ProjectRoot;
import io.syntho.local.backends.Database;
import io.syntho.local.backends.LocalIdentityProvider;
import io.syntho.local.backends.LocalPostgres;
import io.syntho.local.demo.Api;
import io.syntho.local.demo.FreshToken;
import io.syntho.local.platform.Endpoints.Part;
import io.syntho.local.platform.Platform;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.process.Folders;
import io.syntho.local.process.LocalService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One platform for all tests of this JVM, in a temporary folder: every process a user would have, behind the same Envoy. It is
 * not supervised: a test that kills a part starts it again before it ends.
 */
final class TestPlatform {

    /** A killed worker is noticed after five seconds; and one job at a time, so that a second waits for the first. */
    private static final Map<String, String> SETTINGS = Map.of(
            "SYNTHO_JOB_LEASE_SECONDS", "5", "SYNTHO_JOB_HEARTBEAT_SECONDS", "1", "SYNTHO_WORKER_CONCURRENCY", "1");

    private final Path folder;
    private final Platform platform;

    private TestPlatform() {
        try {
            folder = Files.createTempDirectory("syntho-acceptance-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        platform = Platform.open(new PlatformHome(ProjectRoot.find(), folder.resolve("home")), SETTINGS, state -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-platform"));
        platform.start();
    }

    /** A part by its name: {@code API}, {@code Worker}, {@code Envoy}, {@code PostgreSQL}, {@code Redis}, {@code Identity}. */
    static LocalService part(String name) {
        return Running.INSTANCE.platform.part(name);
    }

    /** One more worker, not started yet. The caller stops it. */
    static LocalService anotherWorker() {
        return Running.INSTANCE.platform.anotherWorker();
    }

    /** The database, for who looks behind the API. */
    static Database database() {
        return ((LocalPostgres) part("PostgreSQL")).database();
    }

    /** What a part stores: {@code redis}, {@code object-storage}. */
    static Path data(String part) {
        return Running.INSTANCE.folder.resolve("home/data").resolve(part);
    }

    /** The port of Envoy's public door. */
    static int publicPort() {
        return port(Part.PUBLIC);
    }

    /** The loopback port of a part. */
    static int port(Part part) {
        return Running.INSTANCE.platform.endpoints().port(part);
    }

    /** The identity provider, for tokens of every kind. */
    static LocalIdentityProvider identity() {
        return (LocalIdentityProvider) part("Identity");
    }

    /** The public API as {@code user} sees it. The caller closes it. */
    static Api api(String user) {
        return new Api(publicPort(), new FreshToken(identity(), user));
    }

    /** The folder of the platform's logs. */
    static Path logs() {
        return Running.INSTANCE.folder.resolve("home/logs");
    }

    /** Every uploaded file that the storage keeps now. Jobs that other tests began write to other buckets. */
    static List<Path> storedUploads() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(data("object-storage"), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().contains("/datasets/")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException deletedMeanwhile) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException deletedMeanwhile) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return List.copyOf(found);
    }

    private void stop() {
        platform.stop();
        // The logs of a failed run are worth more than a tidy folder.
        if (!Boolean.getBoolean("syntho.keep")) {
            Folders.delete(folder);
        }
    }

    /** Starts it at first use. A class of its own: the threads that start parts use ours, which must be initialised by then. */
    private static final class Running {
        static final TestPlatform INSTANCE = new TestPlatform();
    }
}
