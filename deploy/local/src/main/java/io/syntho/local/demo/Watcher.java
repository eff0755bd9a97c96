package io.syntho.local.demo;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.syntho.local.PlatformFailure;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.WatchSyntheticDatasetRequest;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows the making of a synthetic dataset to its end, over as many connections as that takes.
 *
 * @param api which is asked
 */
public record Watcher(Api api) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    /**
     * Hands every message to {@code events} and returns the dataset in its final state. A connection that is made after the
     * end begins with the final state, and what was missed follows.
     *
     * @throws CallFailure when the API refuses to tell
     * @throws PlatformFailure when nothing can be heard for three minutes
     */
    public SyntheticDataset follow(String name, Consumer<WatchSyntheticDatasetResponse> events) {
        Progress progress = new Progress();
        Duration pause = FIRST_PAUSE;
        while (true) {
            long heard = progress.heard;
            Optional<SyntheticDataset> end = watchOnce(name, progress, events);
            if (end.isPresent()) {
                return end.get();
            }
            if (System.nanoTime() - progress.heard > LONGEST_SILENCE.toNanos()) {
                throw new PlatformFailure("Nothing was heard of " + name
                        + " for three minutes. The job goes on; ./syntho status tells about the platform.");
            }
            pause = progress.heard > heard ? FIRST_PAUSE : longer(pause);
            Api.pause(pause);
        }
    }

    private Optional<SyntheticDataset> watchOnce(
            String name, Progress progress, Consumer<WatchSyntheticDatasetResponse> events) {
        WatchSyntheticDatasetRequest request = WatchSyntheticDatasetRequest.newBuilder()
                .setName(name)
                .setAfterSequence(progress.sequence)
                .build();
        try {
            Iterator<WatchSyntheticDatasetResponse> stream = api.watches().watchSyntheticDataset(request);
            Optional<SyntheticDataset> end = Optional.empty();
            while (stream.hasNext()) {
                WatchSyntheticDatasetResponse event = stream.next();
                progress.sequence = event.getSequence();
                progress.heard = System.nanoTime();
                events.accept(event);
                Optional<SyntheticDataset> said = ended(event);
                if (said.isPresent()) {
                    end = said;
                }
            }
            return end;
        } catch (StatusRuntimeException e) {
            reconnectOrThrow(CallFailure.of(e), progress);
            return Optional.empty();
        }
    }

    private static void reconnectOrThrow(CallFailure failure, Progress progress) {
        if (failure.code() == Status.Code.OUT_OF_RANGE) {
            progress.sequence = 0;
        } else if (!failure.isTransient() && !failure.reason().isEmpty()) {
            throw failure;
        }
        // What has no reason of the API's own is the connection's end: Envoy's, the network's, or a dying server's.
    }

    private static Optional<SyntheticDataset> ended(WatchSyntheticDatasetResponse event) {
        return switch (event.getEventCase()) {
            case SNAPSHOT ->
                Optional.of(event.getSnapshot().getSyntheticDataset()).filter(Watcher::isFinal);
            case STATE_CHANGE ->
                event.getStateChange().hasSyntheticDataset()
                        ? Optional.of(event.getStateChange().getSyntheticDataset())
                                .filter(Watcher::isFinal)
                        : Optional.empty();
            case PROGRESS, METRIC, LOG, HEARTBEAT, EVENT_NOT_SET -> Optional.empty();
        };
    }

    static boolean isFinal(SyntheticDataset dataset) {
        return switch (dataset.getState()) {
            case STATE_COMPLETED, STATE_FAILED, STATE_CANCELLED -> true;
            case STATE_UNSPECIFIED, STATE_PENDING, STATE_RUNNING, UNRECOGNIZED -> false;
        };
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private static final class Progress {
        private long sequence;
        private long heard = System.nanoTime();
    }
}
