package io.syntho.server.platform.grpc;

/**
 * Lets the frames of one answer out one at a time, and none after the last. A deadline, a lost permission or an idle
 * watchdog may end a call from another thread while its service is in the middle of a message; the end then waits for
 * that message. No lock is held while anything is written.
 */
final class WriteGate {

    private boolean open;
    private boolean writing;
    private boolean ended;
    private Runnable end = () -> {};

    /** Allows an end that came early to be written; on Helidon nothing may be written before the call is set up. */
    void open() {
        Runnable early;
        synchronized (this) {
            open = true;
            if (!ended || writing) {
                return;
            }
            early = takeEnd();
        }
        early.run();
    }

    /** Asks to write a frame. Whoever gets true must call {@link #written()} afterwards. */
    synchronized boolean beginWrite() {
        if (ended || writing) {
            return false;
        }
        writing = true;
        return true;
    }

    /** The frame has been written, or failed. */
    void written() {
        Runnable waiting;
        synchronized (this) {
            writing = false;
            if (!ended || !open) {
                return;
            }
            waiting = takeEnd();
        }
        waiting.run();
    }

    /**
     * Ends the answer, once.
     *
     * @param writeEnd writes the last frame; runs now, or as soon as the frame under way is out
     * @return whether this was the first end
     */
    boolean end(Runnable writeEnd) {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
            if (writing || !open) {
                end = writeEnd;
                return true;
            }
        }
        writeEnd.run();
        return true;
    }

    /** Tells whether the answer has ended. */
    synchronized boolean ended() {
        return ended;
    }

    private Runnable takeEnd() {
        Runnable taken = end;
        end = () -> {};
        return taken;
    }
}
