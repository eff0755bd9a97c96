package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.AutoregressiveOptions;
import java.util.OptionalInt;

/**
 * How long and how fast to train.
 *
 * @param batch rows per step
 * @param rate step size
 * @param epochs most passes
 * @param patience passes without a better validation loss before training ends
 * @param decay of weights
 * @param seconds most seconds, if limited
 * @param checkpointSeconds least seconds between checkpoints
 */
record Schedule(
        int batch, double rate, int epochs, int patience, double decay, OptionalInt seconds, double checkpointSeconds) {

    private static final double RATE = 0.002;

    /** For up to 10,000 rows. Strong: what the data do not hold up against it is noise that would make single rows recognisable. */
    private static final double DECAY = 1.2;

    private static final double DECAY_ROWS = 10_000;
    private static final double LEAST_DECAY = 0.3;

    /** Most of a weight that one step takes off. */
    private static final double MOST_LOST = 0.1;

    private static final int MOST_BATCH = 256;
    private static final int LEAST_BATCH = 32;
    private static final int STEPS_PER_EPOCH = 30;

    private static final int PATIENCE_EPOCHS = 10;

    /** Small tables are passed more often before patience ends: a pass is cheap, and what takes three columns to see is learned late. */
    private static final int PATIENCE_ROWS = 60_000;

    /** The schedule for a table. The budget counts operations, not seconds, so that it does not depend on the machine. */
    static Schedule of(
            AutoregressiveOptions options, Layout layout, Size size, TrainingRows rows, double checkpointSeconds) {
        double budget = switch (options.modelSize()) {
            case SMALL -> 0.5e12;
            case MEDIUM -> 4e12;
            case LARGE -> 12e12;
        };
        int batch = options.batchSize().orElse(Math.clamp(rows.perEpoch() / STEPS_PER_EPOCH, LEAST_BATCH, MOST_BATCH));
        double affordable = budget / size.operations(layout) / rows.perEpoch();
        int epochs = (int) Math.min(options.epochs(), Math.max(3, affordable));
        int patience = Math.max(PATIENCE_EPOCHS, Math.ceilDiv(PATIENCE_ROWS, rows.perEpoch()));
        double rate = options.learningRate().orElse(RATE);
        double suited = Math.clamp(DECAY * Math.sqrt(DECAY_ROWS / rows.size()), LEAST_DECAY, DECAY);
        double decay = Math.min(suited, MOST_LOST / rate);
        return new Schedule(batch, rate, epochs, patience, decay, options.seconds(), checkpointSeconds);
    }
}
