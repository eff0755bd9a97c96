package io.syntho.synthesis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

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

    /**
     * Keeps a finished model where an interrupted fit goes on, so that what comes after it does not learn again.
     *
     * @throws IOException when it cannot be kept
     */
    public void keep(FittedModel model) throws IOException {
        if (checkpoints != Checkpoints.NONE) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            model.save(bytes);
            checkpoints.save(bytes.toByteArray());
        }
    }
}
