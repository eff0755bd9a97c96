package io.syntho.synthesis;

import static io.syntho.synthesis.Requirements.require;

import java.util.OptionalInt;

/**
 * How CTGAN is trained. Defaults are those of Xu et al., "Modeling Tabular Data using Conditional GAN" (arXiv:1907.00503), section 4, but for the
 * step sizes, since averaged weights and steps that get smaller bear larger ones, and for half the noise, which gives the same quality and takes less.
 *
 * @param protection what keeps single rows out of the model
 * @param maxCategories most categories of a column that are learned by name, the most frequent first; 2 to 2,000
 * @param epochs most passes over the rows, 1 to 10,000; training stops when it no longer gains
 * @param seconds most seconds of training, 1 to 86,400, the best model until then is used; empty: a budget of computation, which wide
 *     tables spend in fewer steps. Where seconds cut training off, the model depends on the machine's speed
 * @param batchSize most rows per step, a multiple of {@code pac}, 10 to 100,000; small tables are learned in smaller steps
 * @param pac rows that the critic judges together (PacGAN, Lin et al. 2018), 1 to 100
 * @param embeddingDim width of the generator's noise, 1 to 1,024
 * @param generatorLearningRate Adam's step size for the generator
 * @param criticLearningRate Adam's step size for the critic
 * @param criticSteps critic steps per generator step, 1 to 20
 */
public record CtganOptions(
        Protection protection,
        int maxCategories,
        int epochs,
        OptionalInt seconds,
        int batchSize,
        int pac,
        int embeddingDim,
        double generatorLearningRate,
        double criticLearningRate,
        int criticSteps)
        implements FitOptions {

    /** Trained until it no longer gains. */
    public static final CtganOptions DEFAULT =
            new CtganOptions(Protection.DEFAULT, 500, 300, OptionalInt.empty(), 500, 10, 64, 5e-4, 5e-4, 1);

    /** Checks the ranges. */
    public CtganOptions {
        require(maxCategories >= 2 && maxCategories <= 2_000, "maxCategories: %d (expected: 2 to 2000)", maxCategories);
        require(epochs >= 1 && epochs <= 10_000, "epochs: %d (expected: 1 to 10000)", epochs);
        int limit = seconds.orElse(1);
        require(limit >= 1 && limit <= 86_400, "seconds: %d (expected: 1 to 86400)", limit);
        require(pac >= 1 && pac <= 100, "pac: %d (expected: 1 to 100)", pac);
        require(
                batchSize >= 10 && batchSize <= 100_000 && batchSize % pac == 0,
                "batchSize: %d (expected: 10 to 100000, a multiple of pac = %d)",
                batchSize,
                pac);
        require(embeddingDim >= 1 && embeddingDim <= 1_024, "embeddingDim: %d (expected: 1 to 1024)", embeddingDim);
        require(
                generatorLearningRate > 0 && generatorLearningRate < 1,
                "generatorLearningRate: %s (expected: in (0, 1))",
                generatorLearningRate);
        require(
                criticLearningRate > 0 && criticLearningRate < 1,
                "criticLearningRate: %s (expected: in (0, 1))",
                criticLearningRate);
        require(criticSteps >= 1 && criticSteps <= 20, "criticSteps: %d (expected: 1 to 20)", criticSteps);
    }

    @Override
    public Method method() {
        return Method.CTGAN;
    }

    /** The same for at most {@code most} passes. */
    public CtganOptions withEpochs(int most) {
        return with(most, seconds);
    }

    /** The same for at most {@code most} seconds of training. */
    public CtganOptions withSeconds(int most) {
        return with(epochs, OptionalInt.of(most));
    }

    private CtganOptions with(int passes, OptionalInt limit) {
        return new CtganOptions(
                protection,
                maxCategories,
                passes,
                limit,
                batchSize,
                pac,
                embeddingDim,
                generatorLearningRate,
                criticLearningRate,
                criticSteps);
    }
}
