package io.syntho.synthesis;

import static io.syntho.synthesis.Requirements.require;

import java.util.OptionalInt;

/**
 * How TVAE is trained. Defaults are those of Xu et al., "Modeling Tabular Data using Conditional GAN" (arXiv:1907.00503), section 4.5.
 *
 * @param protection what keeps single rows out of the model
 * @param maxCategories most categories of a column that are learned by name, the most frequent first; 2 to 2,000
 * @param epochs most passes over the rows, 1 to 10,000; training stops when it no longer gains
 * @param seconds most seconds of training, 1 to 86,400, the best model until then is used; empty: a budget of computation, which wide
 *     tables spend in fewer steps. Where seconds cut training off, the model depends on the machine's speed
 * @param batchSize most rows per step, 10 to 100,000; small tables are learned in smaller steps
 * @param latentDim width of the latent space, 1 to 1,024
 * @param learningRate Adam's step size
 * @param reconstructionWeight weight of the reconstruction against the divergence, above 0 to 100
 */
public record TvaeOptions(
        Protection protection,
        int maxCategories,
        int epochs,
        OptionalInt seconds,
        int batchSize,
        int latentDim,
        double learningRate,
        double reconstructionWeight)
        implements FitOptions {

    /** As in the paper. */
    public static final TvaeOptions DEFAULT =
            new TvaeOptions(Protection.DEFAULT, 500, 300, OptionalInt.empty(), 500, 128, 1e-3, 2);

    /** Checks the ranges. */
    public TvaeOptions {
        require(maxCategories >= 2 && maxCategories <= 2_000, "maxCategories: %d (expected: 2 to 2000)", maxCategories);
        require(epochs >= 1 && epochs <= 10_000, "epochs: %d (expected: 1 to 10000)", epochs);
        int limit = seconds.orElse(1);
        require(limit >= 1 && limit <= 86_400, "seconds: %d (expected: 1 to 86400)", limit);
        require(batchSize >= 10 && batchSize <= 100_000, "batchSize: %d (expected: 10 to 100000)", batchSize);
        require(latentDim >= 1 && latentDim <= 1_024, "latentDim: %d (expected: 1 to 1024)", latentDim);
        require(learningRate > 0 && learningRate < 1, "learningRate: %s (expected: in (0, 1))", learningRate);
        require(
                reconstructionWeight > 0 && reconstructionWeight <= 100,
                "reconstructionWeight: %s (expected: in (0, 100])",
                reconstructionWeight);
    }

    @Override
    public Method method() {
        return Method.TVAE;
    }

    /** The same for at most {@code most} passes. */
    public TvaeOptions withEpochs(int most) {
        return with(most, seconds);
    }

    /** The same for at most {@code most} seconds of training. */
    public TvaeOptions withSeconds(int most) {
        return with(epochs, OptionalInt.of(most));
    }

    private TvaeOptions with(int passes, OptionalInt limit) {
        return new TvaeOptions(
                protection, maxCategories, passes, limit, batchSize, latentDim, learningRate, reconstructionWeight);
    }
}
