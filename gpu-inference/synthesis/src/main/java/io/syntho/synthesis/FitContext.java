package io.syntho.synthesis;

/**
 * What surrounds one fit.
 *
 * @param seed governs all randomness: same table, schema, options and seed, same model bytes
 * @param listener hears of progress
 * @param cancellation stops the fit
 * @param checkpoints where an interrupted fit goes on
 */
public record FitContext(long seed, ProgressListener listener, Cancellation cancellation, Checkpoints checkpoints) {

    /** Nobody listens, nobody cancels, nothing is kept. */
    public static FitContext ofSeed(long seed) {
        return new FitContext(seed, ProgressListener.NONE, Cancellation.NONE, Checkpoints.NONE);
    }
}
