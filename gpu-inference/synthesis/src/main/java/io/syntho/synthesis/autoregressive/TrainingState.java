package io.syntho.synthesis.autoregressive;

/**
 * How far training has come, for a checkpoint; weights stand beside it as tensors.
 *
 * @param attempt which setting is tried, from 0; each is calmer than the one before
 * @param epoch passes that are complete
 * @param best smallest validation loss so far
 * @param mark validation loss at the last gain worth going on for
 * @param markEpoch when that was
 */
record TrainingState(int attempt, int epoch, double best, double mark, int markEpoch) {

    /** A smaller gain, as a share of the loss, is not worth more passes: what it adds nobody can measure, and rows become familiar. */
    private static final double WORTH = 0.0015;

    TrainingState {
        boolean counted = attempt >= 0 && epoch >= 0 && markEpoch >= 0 && markEpoch <= epoch;
        if (!counted || !Double.isFinite(best) || !Double.isFinite(mark)) {
            throw new IllegalArgumentException("training: attempt %d, epoch %d".formatted(attempt, epoch));
        }
    }

    /** Before the first pass. */
    static TrainingState begin(int attempt, double loss) {
        return new TrainingState(attempt, 0, loss, loss, 0);
    }

    /** After one more pass that ended with this validation loss. */
    TrainingState after(double loss) {
        boolean worth = loss < mark - WORTH * Math.abs(mark);
        return new TrainingState(
                attempt, epoch + 1, Math.min(best, loss), worth ? loss : mark, worth ? epoch + 1 : markEpoch);
    }

    /** Passes since the last gain worth going on for. */
    int idle() {
        return epoch - markEpoch;
    }
}
