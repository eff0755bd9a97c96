package io.syntho.server.generation.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a client saw, over any number of connections, and whether that was by the contract. */
final class WatchLog {

    private final List<WatchSyntheticDatasetResponse> events = new CopyOnWriteArrayList<>();
    private volatile long position;
    private volatile boolean first = true;

    /** A new connection begins: its first message is a snapshot. */
    void connect() {
        first = true;
    }

    /** Takes a message and checks its number. */
    void take(WatchSyntheticDatasetResponse message) {
        assertThat(message.hasSnapshot())
                .as("the first message is the snapshot, and no other")
                .isEqualTo(first);
        if (first) {
            first = false;
            if (position != 0) {
                assertThat(message.getSequence())
                        .as("the snapshot of a reconnect")
                        .isEqualTo(position);
            }
        } else if (!message.hasHeartbeat()) {
            assertThat(message.getSequence())
                    .as("nothing twice, and what is skipped is counted")
                    .isEqualTo(position + 1 + message.getSkipped());
            events.add(message);
        }
        position = message.getSequence();
    }

    long position() {
        return position;
    }

    List<WatchSyntheticDatasetResponse> events() {
        return events;
    }

    long skipped() {
        return events.stream()
                .mapToLong(WatchSyntheticDatasetResponse::getSkipped)
                .sum();
    }

    long progress() {
        return events.stream()
                .filter(WatchSyntheticDatasetResponse::hasProgress)
                .count();
    }

    /** Numbers of the events that must never be missed. */
    List<Long> lasting() {
        return events.stream()
                .filter(event -> !event.hasProgress())
                .map(WatchSyntheticDatasetResponse::getSequence)
                .toList();
    }
}
