package io.syntho.local.platform;

import io.syntho.local.PlatformFailure;
import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.LocalService;
import io.syntho.local.process.Waiting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts a part again when its process has died: after one second, then two, then four, and not for ever. */
final class Supervisor {

    private static final int MOST_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** Who has run this long is taken for well: its next death begins a new count. */
    private static final Duration WELL = Duration.ofMinutes(1);

    private final StateBoard board;
    private final AtomicBoolean stopping;

    /** Does nothing more once {@code stopping} is set. */
    Supervisor(StateBoard board, AtomicBoolean stopping) {
        this.board = board;
        this.stopping = stopping;
    }

    /** Watches a part that is ready; returns at once. */
    void watch(LocalService service) {
        Thread.ofVirtual().name("watch-" + service.name()).start(() -> keepAlive(service));
    }

    private void keepAlive(LocalService service) {
        int tries = 0;
        while (!stopping.get()) {
            long started = System.nanoTime();
            ChildProcess process = service.process().orElseThrow();
            int code = process.onExit().join();
            if (stopping.get()) {
                return;
            }
            tries = System.nanoTime() - started > WELL.toNanos() ? 1 : tries + 1;
            if (!startAgain(service, tries, Waiting.ended(process, code))) {
                return;
            }
        }
    }

    private boolean startAgain(LocalService service, int tries, String why) {
        String cause = why;
        for (int attempt = tries; attempt <= MOST_TRIES; attempt++) {
            board.set(service, PartState.Phase.RESTARTING, cause);
            if (!pause(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)))) {
                return false;
            }
            board.set(service, PartState.Phase.STARTING, cause);
            try {
                service.start();
                board.set(service, PartState.Phase.READY);
                return true;
            } catch (PlatformFailure e) {
                cause = String.valueOf(e.getMessage());
            }
        }
        board.set(service, PartState.Phase.FAILED, cause);
        return false;
    }

    private boolean pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !stopping.get();
    }
}
