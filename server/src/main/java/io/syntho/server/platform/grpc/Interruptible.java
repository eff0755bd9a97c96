package io.syntho.server.platform.grpc;

/**
 * Work that may be interrupted, on a thread that may not be: interrupting a virtual thread while it reads or writes a
 * socket closes the socket, and the transport's socket carries the calls of many.
 */
final class Interruptible {

    /** Work that ends early when it is interrupted. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws InterruptedException;
    }

    private Thread working = NOBODY;
    private boolean interrupted;

    private static final Thread NOBODY = Thread.ofVirtual().unstarted(() -> {});

    /** Runs {@code work} on this thread; an interrupt that comes reaches the work and nothing after it. */
    <T> T run(Work<T> work) throws InterruptedException {
        synchronized (this) {
            if (interrupted) {
                throw new InterruptedException();
            }
            working = Thread.currentThread();
        }
        try {
            return work.run();
        } finally {
            synchronized (this) {
                working = NOBODY;
                Thread.interrupted();
            }
        }
    }

    /** Interrupts the work: at present, or before it begins; not when it is done. */
    synchronized void interrupt() {
        interrupted = true;
        if (working != NOBODY) {
            working.interrupt();
        }
    }
}
