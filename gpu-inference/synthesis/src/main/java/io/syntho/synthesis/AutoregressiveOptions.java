package io.syntho.synthesis;

import static io.syntho.synthesis.Requirements.require;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the autoregressive method learns.
 *
 * @param protection what keeps single rows out of the model
 * @param maxCategories most categories of a column that are learned by name, the most frequent first; 2 to 2,000
 * @param modelSize how large the network is
 * @param batchSize rows per step, 10 to 100,000; empty: chosen by the table's size
 * @param learningRate Adam's step size, above 0 and below 1; empty: chosen by the network's size
 * @param epochs most passes over the training rows, 1 to 10,000; training ends earlier when a validation split says that it has learned enough, or
 *     when its budget of computation is spent
 * @param seconds most seconds of training, 1 to 86,400; empty: no limit but the budget of computation. Where this limit cuts training off, the
 *     model depends on the machine's speed, and the same seed need not give the same model
 * @param temperature sharpens (below 1) or flattens (above 1) what is sampled, 0.1 to 2
 * @param privacy the promise under which it learns; empty: none. With it the noise is drawn from the machine's secure source, so the same seed does not
 *     give the same model, and training takes a number of steps that was fixed beforehand
 */
public record AutoregressiveOptions(
        Protection protection,
        int maxCategories,
        ModelSize modelSize,
        OptionalInt batchSize,
        OptionalDouble learningRate,
        int epochs,
        OptionalInt seconds,
        double temperature,
        Optional<DifferentialPrivacy> privacy)
        implements FitOptions {

    /** How large the network is, and how much computation it may take to train it. */
    public enum ModelSize {
        /** Quickest. */
        SMALL,
        /** Good for most tables. */
        MEDIUM,
        /** For tables with much structure and many rows. */
        LARGE
    }

    /** A medium network, trained until it has learned enough. */
    public static final AutoregressiveOptions DEFAULT = new AutoregressiveOptions(
            Protection.DEFAULT,
            500,
            ModelSize.MEDIUM,
            OptionalInt.empty(),
            OptionalDouble.empty(),
            300,
            OptionalInt.empty(),
            1,
            Optional.empty());

    /** Checks the ranges. */
    public AutoregressiveOptions {
        require(maxCategories >= 2 && maxCategories <= 2_000, "maxCategories: %d (expected: 2 to 2000)", maxCategories);
        int rows = batchSize.orElse(10);
        require(rows >= 10 && rows <= 100_000, "batchSize: %d (expected: 10 to 100000)", rows);
        double rate = learningRate.orElse(0.1);
        require(rate > 0 && rate < 1, "learningRate: %s (expected: above 0, below 1)", rate);
        require(epochs >= 1 && epochs <= 10_000, "epochs: %d (expected: 1 to 10000)", epochs);
        int limit = seconds.orElse(1);
        require(limit >= 1 && limit <= 86_400, "seconds: %d (expected: 1 to 86400)", limit);
        require(temperature >= 0.1 && temperature <= 2, "temperature: %s (expected: 0.1 to 2)", temperature);
    }

    @Override
    public Method method() {
        return Method.AUTOREGRESSIVE;
    }

    /** The same for at most {@code most} passes. */
    public AutoregressiveOptions withEpochs(int most) {
        return with(most, seconds, privacy);
    }

    /** The same for at most {@code most} seconds of training. */
    public AutoregressiveOptions withSeconds(int most) {
        return with(epochs, OptionalInt.of(most), privacy);
    }

    /** The same under a promise. */
    public AutoregressiveOptions with(DifferentialPrivacy promise) {
        return with(epochs, seconds, Optional.of(promise));
    }

    private AutoregressiveOptions with(int passes, OptionalInt limit, Optional<DifferentialPrivacy> promise) {
        return new AutoregressiveOptions(
                protection, maxCategories, modelSize, batchSize, learningRate, passes, limit, temperature, promise);
    }
}
