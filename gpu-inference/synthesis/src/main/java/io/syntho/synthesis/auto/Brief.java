package io.syntho.synthesis.auto;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.AutoregressiveOptions.ModelSize;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.TvaeOptions;
import java.util.OptionalInt;

/** The same settings for a short training: passes end it on any machine alike, seconds only where one is far too slow. */
final class Brief {

    private static final int SECONDS = 30;
    private static final int PASSES = 60;

    private Brief() {}

    static FitOptions of(FitOptions asked) {
        return switch (asked) {
            case GaussianCopulaOptions copula -> copula;
            case CtganOptions ctgan ->
                new CtganOptions(
                        ctgan.protection(),
                        ctgan.maxCategories(),
                        Math.min(ctgan.epochs(), PASSES),
                        seconds(ctgan.seconds()),
                        ctgan.batchSize(),
                        ctgan.pac(),
                        ctgan.embeddingDim(),
                        ctgan.generatorLearningRate(),
                        ctgan.criticLearningRate(),
                        ctgan.criticSteps());
            case TvaeOptions tvae ->
                new TvaeOptions(
                        tvae.protection(),
                        tvae.maxCategories(),
                        Math.min(tvae.epochs(), PASSES),
                        seconds(tvae.seconds()),
                        tvae.batchSize(),
                        tvae.latentDim(),
                        tvae.learningRate(),
                        tvae.reconstructionWeight());
            case AutoregressiveOptions autoregressive ->
                new AutoregressiveOptions(
                        autoregressive.protection(),
                        autoregressive.maxCategories(),
                        ModelSize.SMALL,
                        autoregressive.batchSize(),
                        autoregressive.learningRate(),
                        Math.min(autoregressive.epochs(), PASSES),
                        seconds(autoregressive.seconds()),
                        autoregressive.temperature());
        };
    }

    private static OptionalInt seconds(OptionalInt asked) {
        return OptionalInt.of(Math.min(asked.orElse(SECONDS), SECONDS));
    }
}
