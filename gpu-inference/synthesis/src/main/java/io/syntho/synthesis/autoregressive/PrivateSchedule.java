package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.AutoregressiveOptions.ModelSize;
import java.util.OptionalInt;

/**
 * How long and how fast to train with differential privacy: decided by the options and the number of rows alone, since whatever depends on the data
 * costs.
 *
 * @param batch rows that a step sees, on average
 * @param steps to take
 * @param learningRate step size
 * @param decay of weights
 * @param seconds most seconds, if limited
 * @param checkpointSeconds least seconds between checkpoints
 */
record PrivateSchedule(
        double batch, long steps, double learningRate, double decay, OptionalInt seconds, double checkpointSeconds) {

    /** Larger than without noise: what is learned in few steps, no noise can wash away. Large networks bear less of it. */
    private static final double RATE = 0.015;

    private static final double RATE_OF_LARGE = 0.006;

    /** Weak: the noise hides single rows already. */
    private static final double DECAY = 0.1;

    /** Of the rows: large batches drown less in noise. */
    private static final double BATCH_SHARE = 0.1;

    private static final int MOST_BATCH = 2_048;
    private static final int STEPS = 400;

    /** The schedule for a table of so many rows. */
    static PrivateSchedule of(AutoregressiveOptions options, int rows, double checkpointSeconds) {
        double usual = Math.clamp(rows * BATCH_SHARE, 1, MOST_BATCH);
        double batch = Math.min(rows, options.batchSize().orElse((int) Math.ceil(usual)));
        double perEpoch = rows / batch;
        long steps = Math.clamp((long) Math.floor(options.epochs() * perEpoch), 1, STEPS);
        double usualRate = network(options.modelSize()) == ModelSize.SMALL ? RATE : RATE_OF_LARGE;
        double rate = options.learningRate().orElse(usualRate);
        return new PrivateSchedule(batch, steps, rate, DECAY, options.seconds(), checkpointSeconds);
    }

    /** How large the network is: one size smaller than without noise, of which every weight gets some. */
    static ModelSize network(ModelSize asked) {
        return switch (asked) {
            case SMALL, MEDIUM -> ModelSize.SMALL;
            case LARGE -> ModelSize.MEDIUM;
        };
    }
}
