package io.syntho.synthesis;

/** Hears of progress on the thread that works: quick, or it slows the work down. Methods call it often; throttling is the listener's. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener NONE = progress -> {};

    /** The work has come this far. */
    void onProgress(Progress progress);
}
