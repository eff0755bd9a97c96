package io.syntho.local.platform;

import io.syntho.local.PlatformFailure;
import io.syntho.local.platform.Endpoints.Part;
import io.syntho.local.process.Folders;
import io.syntho.local.process.Http;
import io.syntho.local.process.LocalService;
import io.syntho.local.process.PortHolder;
import io.syntho.local.process.Ports;
import io.syntho.local.process.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform as child processes of this one. Only one runs per project; its data outlive it.
 */
public final class Platform implements AutoCloseable {

    /** Envoy asks the API every second whether it is well, so its door opens soon after. */
    private static final Duration MOST_DOOR_TIME = Duration.ofSeconds(30);

    private final PlatformHome home;
    private final Endpoints endpoints;
    private final PlatformLock lock;
    private final PlatformParts parts;
    private final StateBoard board;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Platform(
            PlatformHome home, Map<String, String> settings, PlatformLock lock, Consumer<PlatformState> listener) {
        this.home = home;
        this.lock = lock;
        Folders.makePrivate(home.logs());
        this.endpoints = Endpoints.in(home.endpoints());
        this.parts = PlatformParts.of(home, endpoints, settings);
        this.board = new StateBoard(parts.all(), endpoints.url(Part.PUBLIC), state -> {
            StateFile.write(home.state(), state);
            listener.accept(state);
        });
    }

    /**
     * Takes the project's platform for this process; nothing is started yet.
     *
     * @param listener told of every change, one at a time and in order
     * @throws PlatformFailure when it runs already
     */
    public static Platform open(PlatformHome home, Consumer<PlatformState> listener) {
        return open(home, Map.of(), listener);
    }

    /**
     * As {@link #open(PlatformHome, Consumer)}, with a server that is set otherwise than usual.
     *
     * @param settings more of the server's environment, {@code SYNTHO_…} by name; these win
     * @param listener told of every change, one at a time and in order
     * @throws PlatformFailure when it runs already
     */
    public static Platform open(PlatformHome home, Map<String, String> settings, Consumer<PlatformState> listener) {
        PlatformLock lock = PlatformLock.take(home.lock()).orElseThrow(() -> new PlatformFailure(alreadyRuns(home)));
        try {
            Platform platform = new Platform(home, settings, lock, listener);
            platform.board.set(PlatformState.Phase.STARTING);
            return platform;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where each part listens. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** How every part is now. */
    public PlatformState state() {
        return board.state();
    }

    /**
     * Starts everything and returns when a call through the public door is answered.
     *
     * @throws PlatformFailure when a part does not come up; what was started is stopped
     */
    public void start() {
        try {
            requirePorts();
            startTogether(parts.foundations());
            startTogether(parts.roles());
            awaitPublicDoor();
            board.set(PlatformState.Phase.READY);
        } catch (PlatformFailure e) {
            board.fail(String.valueOf(e.getMessage()));
            stop();
            throw e;
        }
    }

    /** From now on a part that dies is started again. */
    public void supervise() {
        Supervisor supervisor = new Supervisor(board, stopping);
        parts.all().forEach(supervisor::watch);
    }

    /**
     * One part, to be stopped, killed or started by a drill.
     *
     * @param name as in {@link PartState#name()}
     * @throws IllegalArgumentException when there is none of that name
     */
    public LocalService part(String name) {
        return parts.all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part " + name));
    }

    /** One more worker of this platform, on a free port and not started yet. The platform does not know it: the caller stops it. */
    public LocalService anotherWorker() {
        return parts.anotherWorker(home.data("worker-2"), home.log("worker-2"));
    }

    /** Stops everything in the reverse order of its start; harmless when repeated. */
    public void stop() {
        if (stopping.getAndSet(true)) {
            return;
        }
        board.set(PlatformState.Phase.STOPPING);
        for (LocalService service : parts.all().reversed()) {
            if (service.runs()) {
                service.stop();
                board.set(service, PartState.Phase.STOPPED);
            }
        }
        board.set(PlatformState.Phase.STOPPED);
        lock.close();
    }

    @Override
    public void close() {
        stop();
    }

    private void requirePorts() {
        String taken = parts.all().stream()
                .filter(service -> Ports.answers(service.port()))
                .map(service -> "\n    " + service.port() + ", for " + service.name() + ". "
                        + PortHolder.describe(service.port()))
                .collect(Collectors.joining());
        if (!taken.isEmpty()) {
            throw new PlatformFailure("Ports that were chosen for Syntho are taken by other programs:" + taken
                    + "\n  End those programs, or delete " + home.endpoints() + ", and other ports are chosen.");
        }
    }

    /** The first failure stops the others, whose own failures then say nothing. */
    private void startTogether(List<LocalService> services) {
        AtomicReference<@Nullable PlatformFailure> first = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach(service -> threads.execute(() -> start(service, first)));
        }
        PlatformFailure failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }

    private void start(LocalService service, AtomicReference<@Nullable PlatformFailure> first) {
        if (stopping.get() || first.get() != null) {
            return;
        }
        board.set(service, PartState.Phase.STARTING);
        try {
            service.start();
            board.set(service, PartState.Phase.READY);
        } catch (PlatformFailure e) {
            if (!stopping.get() && first.compareAndSet(null, e)) {
                board.set(service, PartState.Phase.FAILED, String.valueOf(e.getMessage()));
                parts.all().forEach(LocalService::stop);
            } else {
                board.set(service, PartState.Phase.STOPPED);
            }
        }
    }

    private void awaitPublicDoor() {
        long end = System.nanoTime() + MOST_DOOR_TIME.toNanos();
        String url = endpoints.url(Part.PUBLIC) + "/health/ready";
        while (Http.status(url) != 200) {
            if (System.nanoTime() > end || stopping.get()) {
                throw new PlatformFailure(
                        "All parts run, but " + url + " does not answer through Envoy. Its log: " + home.log("envoy"));
            }
            Waiting.pause();
        }
    }

    /** What to tell who wants to start a second one. */
    public static String alreadyRuns(PlatformHome home) {
        return StateFile.read(home.state())
                .map(state -> "Syntho runs already, at " + state.publicUrl() + " (process " + state.pid()
                        + "). See it with ./syntho status, stop it with ./syntho down.")
                .orElse("Syntho runs already. Stop it with ./syntho down.");
    }
}
