package io.syntho.server.generation.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that does nothing but what a test tells it: goes through a stage, waits in it, or fails in it. */
public final class ScriptedWork implements AttemptWork.Factory {

    /** What happens in a stage. */
    public interface Step {
        void go(Attempt attempt) throws Exception;
    }

    private static final Step PASS = attempt -> {};

    private final Map<Stage, Step> steps = new ConcurrentHashMap<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger pointed = new AtomicInteger();
    private final List<Stage> entered = new CopyOnWriteArrayList<>();
    private final Set<Stage> waiting = ConcurrentHashMap.newKeySet();

    /** Has {@code stage} do {@code step}. */
    public ScriptedWork in(Stage stage, Step step) {
        steps.put(stage, step);
        return this;
    }

    /** Has {@code stage} work until its leash is pulled. */
    public ScriptedWork waitingIn(Stage stage) {
        return in(stage, attempt -> {
            waiting.add(stage);
            while (true) {
                attempt.leash().check();
                Thread.sleep(10);
            }
        });
    }

    /** Has {@code stage} go through. */
    public ScriptedWork passing(Stage stage) {
        return in(stage, PASS);
    }

    /** Whether some attempt waits in {@code stage}. */
    public boolean waits(Stage stage) {
        return waiting.contains(stage);
    }

    /** Stages that began, in order, over all attempts. */
    public List<Stage> entered() {
        return List.copyOf(entered);
    }

    /** How many attempts left nothing behind. */
    int closed() {
        return closed.get();
    }

    /** How often a result was pointed to in a transaction, those rolled back included. */
    int pointed() {
        return pointed.get();
    }

    @Override
    public AttemptWork begin(Attempt attempt) {
        return new AttemptWork() {
            @Override
            public StageResult run(Stage stage) throws Exception {
                entered.add(stage);
                steps.getOrDefault(stage, PASS).go(attempt);
                return new StageResult(
                        JsonNodeFactory.instance.numberNode(attempt.lease().fence()), stage + " went well.");
            }

            @Override
            public Pointing store() throws Exception {
                entered.add(Stage.STORE);
                steps.getOrDefault(Stage.STORE, PASS).go(attempt);
                return (session, discards) -> {
                    pointed.incrementAndGet();
                    JobFixture.point(
                            session, attempt.lease(), "fence-" + attempt.lease().fence());
                };
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }
}
