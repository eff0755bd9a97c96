package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import io.syntho.local.demo.CallFailure;
import io.syntho.v1.Stage;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.WatchSyntheticDatasetRequest;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import io.syntho.v1.WatchSyntheticDatasetResponse.EventCase;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/**
 * A watcher that writes down every message of one job, and after each broken connection watches again from the last sequence
 * that it saw, until a stream ends with OK.
 */
final class Watching {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Customer customer;
    private final String name;
    private final List<WatchSyntheticDatasetResponse> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private Watching(Customer customer, SyntheticDataset synthetic) {
        this.customer = customer;
        this.name = synthetic.getName();
    }

    /** Begins, and returns when the first message is there: no event after it is missed. */
    static Watching of(Customer customer, SyntheticDataset synthetic) {
        Watching watching = new Watching(customer, synthetic);
        Thread.ofVirtual().name("watching").start(watching::run);
        watching.await("the snapshot", () -> !watching.messages.isEmpty());
        return watching;
    }

    /** Waits until the job has come to {@code stage}, or beyond. */
    void awaitStage(Stage stage) {
        await(
                stage.name(),
                () -> messages.stream().anyMatch(message -> stageOf(message).compareTo(stage) >= 0));
    }

    /** Waits for the end of the stream, and checks that nothing was missed and nothing seen twice. */
    SyntheticDataset end() {
        await("the end", () -> false);
        assertThat(messages.getLast().getEventCase())
                .as("the terminal event comes last")
                .isEqualTo(EventCase.STATE_CHANGE);
        assertEachOnceAndInOrder();
        assertThat(kept()).as("what the job's log holds").isEqualTo(truth().logAfter(first()));
        assertThat(events().stream().filter(Watching::terminal))
                .as("terminal events")
                .hasSize(1);
        return messages.getLast().getStateChange().getSyntheticDataset();
    }

    /** What stands behind the API of this job. */
    Truth truth() {
        return Truth.of(name);
    }

    /** How many connections it took. */
    long connections() {
        return messages.stream()
                .filter(message -> message.getEventCase() == EventCase.SNAPSHOT)
                .count();
    }

    private void run() {
        long after = 0;
        while (!end.isDone()) {
            WatchSyntheticDatasetRequest request = WatchSyntheticDatasetRequest.newBuilder()
                    .setName(name)
                    .setAfterSequence(after)
                    .build();
            try {
                Iterator<WatchSyntheticDatasetResponse> stream =
                        customer.api().watches().watchSyntheticDataset(request);
                while (stream.hasNext()) {
                    WatchSyntheticDatasetResponse message = stream.next();
                    after = message.getSequence();
                    messages.add(message);
                }
                end.complete(null);
            } catch (StatusRuntimeException broken) {
                CallFailure failure = CallFailure.of(broken);
                if (!failure.isTransient() && !failure.reason().isEmpty()) {
                    end.completeExceptionally(failure);
                }
                Customer.pause();
            } catch (RuntimeException unexpected) {
                end.completeExceptionally(unexpected);
            }
        }
    }

    private void assertEachOnceAndInOrder() {
        long last = first();
        for (WatchSyntheticDatasetResponse message : messages) {
            switch (message.getEventCase()) {
                case SNAPSHOT, HEARTBEAT ->
                    assertThat(message.getSequence())
                            .as("a %s is no event", message.getEventCase())
                            .isEqualTo(last);
                case PROGRESS, METRIC, LOG, STATE_CHANGE, EVENT_NOT_SET ->
                    assertThat(message.getSequence())
                            .as("the number after %d, with %d skipped", last, message.getSkipped())
                            .isEqualTo(last + 1 + message.getSkipped());
            }
            last = message.getSequence();
        }
    }

    /** Number and kind of every event that must never be lost. */
    private List<String> kept() {
        return events().stream()
                .filter(message -> message.getEventCase() != EventCase.PROGRESS)
                .map(message -> message.getSequence() + " " + word(message))
                .toList();
    }

    private static String word(WatchSyntheticDatasetResponse message) {
        return switch (message.getEventCase()) {
            case STATE_CHANGE -> message.getStateChange().getState().name().toLowerCase(Locale.ROOT);
            case LOG -> message.getLog().getEvent();
            case METRIC -> "metric";
            case SNAPSHOT, PROGRESS, HEARTBEAT, EVENT_NOT_SET ->
                message.getEventCase().name();
        };
    }

    private List<WatchSyntheticDatasetResponse> events() {
        return messages.stream()
                .filter(message ->
                        message.getEventCase() != EventCase.SNAPSHOT && message.getEventCase() != EventCase.HEARTBEAT)
                .toList();
    }

    private long first() {
        return messages.getFirst().getSequence();
    }

    private static boolean terminal(WatchSyntheticDatasetResponse message) {
        return message.hasStateChange()
                && switch (message.getStateChange().getState()) {
                    case STATE_COMPLETED, STATE_FAILED, STATE_CANCELLED -> true;
                    case STATE_PENDING, STATE_RUNNING, STATE_UNSPECIFIED, UNRECOGNIZED -> false;
                };
    }

    /** Stages compare in the order of their declaration, which is the order of the work. */
    private static Stage stageOf(WatchSyntheticDatasetResponse message) {
        return switch (message.getEventCase()) {
            case STATE_CHANGE -> message.getStateChange().getStage();
            case PROGRESS -> message.getProgress().getStage();
            case SNAPSHOT ->
                message.getSnapshot().getSyntheticDataset().getProgress().getStage();
            case METRIC, LOG, HEARTBEAT, EVENT_NOT_SET -> Stage.STAGE_UNSPECIFIED;
        };
    }

    /** Until {@code condition} holds or the stream has ended. */
    private void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what + " of " + name)
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> end.isDone() || condition.call());
        if (end.isDone()) {
            end.join();
        }
    }
}
