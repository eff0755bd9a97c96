package io.syntho.server.platform.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server can do its work at present. Asks all parts at once, each for at most {@link #PATIENCE}, and
 * remembers the answer for a moment, so that a busy load balancer does not become a load itself.
 */
public final class Readiness implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Dependency> dependencies;
    private volatile boolean stopping;
    private volatile Asked last = new Asked(0, Map.of());

    /** The readiness of a server that stands on {@code dependencies}. */
    public Readiness(List<Dependency> dependencies) {
        this.dependencies = List.copyOf(dependencies);
    }

    /** The server is about to stop: it is not ready any more, whatever the parts say. */
    public void stopping() {
        stopping = true;
    }

    /** Tells whether every required part answers, and the server is not stopping. */
    public boolean ready() {
        Map<String, Boolean> answers = answers();
        return !stopping
                && dependencies.stream()
                        .filter(Dependency::required)
                        .allMatch(dependency -> answers.getOrDefault(dependency.name(), false));
    }

    /** Returns which parts answer. */
    public Map<String, Boolean> answers() {
        Asked known = last;
        if (!known.answers.isEmpty() && System.nanoTime() - known.at < FRESH.toNanos()) {
            return known.answers;
        }
        Map<String, Boolean> answers = ask();
        last = new Asked(System.nanoTime(), answers);
        return answers;
    }

    private Map<String, Boolean> ask() {
        List<CompletableFuture<Boolean>> asked = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            asked.add(CompletableFuture.supplyAsync(() -> dependency.answers().getAsBoolean(), threads));
        }
        Map<String, Boolean> answers = new LinkedHashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < asked.size(); i++) {
            String name = dependencies.get(i).name();
            answers.put(name, await(name, asked.get(i), deadline));
        }
        return Map.copyOf(answers);
    }

    private static boolean await(String name, CompletableFuture<Boolean> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("{} does not answer", name, away);
            return false;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stopping();
        threads.shutdownNow();
    }

    private record Asked(long at, Map<String, Boolean> answers) {}
}
