package io.syntho.server.platform.grpc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Passes values one by one from a thread that makes them to a thread that takes them; the faster waits for the slower. */
final class Handoff<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable T waiting;
    private boolean finished;
    private boolean abandoned;

    /**
     * Waits until there is room, then leaves {@code value} to be taken.
     *
     * @return false if nobody takes any more
     */
    boolean put(T value) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting != null && !abandoned) {
                changed.await();
            }
            if (abandoned) {
                return false;
            }
            waiting = value;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Leaves {@code value} to be taken if there is room this instant, and tells whether there was. */
    boolean offer(T value) {
        lock.lock();
        try {
            if (waiting != null || abandoned) {
                return false;
            }
            waiting = value;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The maker is done: what waits is still taken, then comes the end. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is passed any more, neither what waits: makers and takers learn it at once. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            waiting = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a value and takes it; empty at the end.
     *
     * @throws InterruptedException also if it was abandoned, which must never pass for the end
     */
    Optional<T> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting == null && !finished && !abandoned) {
                changed.await();
            }
            if (abandoned) {
                throw new InterruptedException("abandoned");
            }
            return Optional.ofNullable(takeWaiting());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a value for at most {@code patience} and takes it; empty if none came, or at the end. */
    Optional<T> poll(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (waiting == null && !finished && !abandoned && left > 0) {
                left = changed.awaitNanos(left);
            }
            return Optional.ofNullable(takeWaiting());
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether nothing comes any more. */
    boolean exhausted() {
        lock.lock();
        try {
            return abandoned || (finished && waiting == null);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable T takeWaiting() {
        T taken = waiting;
        if (taken != null) {
            waiting = null;
            changed.signalAll();
        }
        return taken;
    }
}
