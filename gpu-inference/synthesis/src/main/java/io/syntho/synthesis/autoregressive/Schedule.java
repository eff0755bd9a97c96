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
 */
record Schedule(int batch, double rate, int epochs, int patience, double decay, OptionalInt seconds) {

    private static final double RATE = 0.002;

    /** Strong, since tables are small: what the data do not hold up against it is noise that would make single rows recognisable. */
    private static final double DECAY = 1;

    private static final int MOST_BATCH = 256;
    private static final int LEAST_BATCH = 32;
    private static final int STEPS_PER_EPOCH = 30;

    private static final int PATIENCE_EPOCHS = 10;
    private static final int PATIENCE_STEPS = 400;

    /** The schedule for a table. The budget counts operations, not seconds, so that it does not depend on the machine. */
    static Schedule of(AutoregressiveOptions options, Layout layout, Size size, TrainingRows rows) {
        double budget = switch (options.modelSize()) {
            case SMALL -> 0.5e12;
            case MEDIUM -> 2.5e12;
            case LARGE -> 12e12;
        };
        int batch = options.batchSize().orElse(Math.clamp(rows.perEpoch() / STEPS_PER_EPOCH, LEAST_BATCH, MOST_BATCH));
        int steps = Math.ceilDiv(rows.perEpoch(), batch);
        double affordable = budget / size.operations(layout) / rows.perEpoch();
        int epochs = (int) Math.min(options.epochs(), Math.max(3, affordable));
        int patience = Math.max(PATIENCE_EPOCHS, Math.ceilDiv(PATIENCE_STEPS, steps));
        return new Schedule(batch, options.learningRate().orElse(RATE), epochs, patience, DECAY, options.seconds());
    }
}
