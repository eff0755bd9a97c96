package io.syntho.synthesis.autoregressive;

/**
 * How far training has come, for a checkpoint; weights stand beside it as tensors.
 *
 * @param attempt which setting is tried, from 0; each is calmer than the one before
 * @param epoch passes that are complete
 * @param best smallest validation loss so far
 * @param bestEpoch when that was
 */
record TrainingState(int attempt, int epoch, double best, int bestEpoch) {

    TrainingState {
        if (attempt < 0 || epoch < 0 || bestEpoch < 0 || bestEpoch > epoch || !Double.isFinite(best)) {
            throw new IllegalArgumentException("training: attempt %d, epoch %d".formatted(attempt, epoch));
        }
    }

    /** After one more pass that ended with this validation loss. */
    TrainingState after(double loss) {
        boolean better = loss < best;
        return new TrainingState(attempt, epoch + 1, better ? loss : best, better ? epoch + 1 : bestEpoch);
    }
}
