package io.syntho.tabular.write;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for the thread that writes. */
final class Waiting {

    private Waiting() {}

    /** Waits, and throws what the writing threw. */
    static void on(Future<Void> writing) {
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while writing");
        }
    }

    /** Waits until it is over, however it ends; an interrupt is kept for later. */
    static void quietlyOn(Future<Void> writing) {
        boolean interrupted = false;
        while (!writing.isDone()) {
            try {
                writing.get();
            } catch (ExecutionException e) {
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
