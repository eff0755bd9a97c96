package io.syntho.local.terminal;

import java.time.Duration;

/** One step of a longer work, as a person sees it. Safe for use by many threads. */
public final class Step {

    /** Where a step stands. */
    public enum State {
        /** Its turn has not come. */
        WAITING,
        /** Under way. */
        RUNNING,
        /** Done. */
        DONE,
        /** It ended the work. */
        FAILED
    }

    private final String name;
    private final Runnable changed;
    private State state = State.WAITING;
    private double share = -1;
    private String detail = "";
    private long began;
    private long ended;

    Step(String name, Runnable changed) {
        this.name = name;
        this.changed = changed;
    }

    /** A step that nobody sees. */
    public static Step silent() {
        return new Step("", () -> {});
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Begins it; harmless when it has begun. */
    public void begin() {
        synchronized (this) {
            if (state != State.WAITING) {
                return;
            }
            state = State.RUNNING;
            began = System.nanoTime();
        }
        changed.run();
    }

    /**
     * Tells how far it is.
     *
     * @param part done, 0 to 1; negative: no telling
     */
    public synchronized void progress(double part, String words) {
        share = part;
        detail = words;
    }

    /** Ends it well, with what came out of it. */
    public void done(String words) {
        end(State.DONE, words);
    }

    /** Ends it badly. */
    public void failed(String words) {
        end(State.FAILED, words);
    }

    /** Where it stands. */
    public synchronized State state() {
        return state;
    }

    synchronized double share() {
        return share;
    }

    synchronized String detail() {
        return detail;
    }

    /** How long it takes or took. */
    public synchronized Duration time() {
        long until = ended == 0 ? System.nanoTime() : ended;
        return began == 0 ? Duration.ZERO : Duration.ofNanos(until - began);
    }

    private void end(State to, String words) {
        synchronized (this) {
            if (state == State.DONE || state == State.FAILED) {
                return;
            }
            ended = System.nanoTime();
            began = began == 0 ? ended : began;
            state = to;
            detail = words;
        }
        changed.run();
    }
}
