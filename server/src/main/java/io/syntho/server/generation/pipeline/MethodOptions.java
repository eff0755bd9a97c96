package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.PrivacyRules;
import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.AutoregressiveOptions.ModelSize;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.TvaeOptions;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.PrivacySettings;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The engine's options for the settings that were asked for. */
final class MethodOptions {

    private MethodOptions() {}

    /** Settings that were not asked for are the method's defaults. */
    static FitOptions of(Order order) {
        GenerationConfig config = order.config();
        return switch (FitOptions.defaults(order.method())) {
            case GaussianCopulaOptions copula -> copula(config, copula);
            case CtganOptions ctgan -> ctgan(config, ctgan);
            case TvaeOptions tvae -> tvae(config, tvae);
            case AutoregressiveOptions autoregressive ->
                autoregressive(config, autoregressive, order.source().rows());
        };
    }

    private static GaussianCopulaOptions copula(GenerationConfig config, GaussianCopulaOptions defaults) {
        io.syntho.v1.GaussianCopulaOptions asked = config.getGaussianCopula();
        return new GaussianCopulaOptions(
                protection(config, defaults),
                asked.hasMaxCategories() ? asked.getMaxCategories() : defaults.maxCategories(),
                asked.hasDependenceRows() ? asked.getDependenceRows() : defaults.dependenceRows());
    }

    private static CtganOptions ctgan(GenerationConfig config, CtganOptions defaults) {
        io.syntho.v1.CtganOptions asked = config.getCtgan();
        return new CtganOptions(
                protection(config, defaults),
                defaults.maxCategories(),
                config.hasEpochs() ? config.getEpochs() : defaults.epochs(),
                seconds(config),
                asked.hasBatchSize() ? asked.getBatchSize() : defaults.batchSize(),
                asked.hasPac() ? asked.getPac() : defaults.pac(),
                asked.hasEmbeddingDim() ? asked.getEmbeddingDim() : defaults.embeddingDim(),
                asked.hasGeneratorLearningRate() ? asked.getGeneratorLearningRate() : defaults.generatorLearningRate(),
                asked.hasCriticLearningRate() ? asked.getCriticLearningRate() : defaults.criticLearningRate(),
                asked.hasCriticSteps() ? asked.getCriticSteps() : defaults.criticSteps());
    }

    private static TvaeOptions tvae(GenerationConfig config, TvaeOptions defaults) {
        io.syntho.v1.TvaeOptions asked = config.getTvae();
        return new TvaeOptions(
                protection(config, defaults),
                defaults.maxCategories(),
                config.hasEpochs() ? config.getEpochs() : defaults.epochs(),
                seconds(config),
                asked.hasBatchSize() ? asked.getBatchSize() : defaults.batchSize(),
                asked.hasLatentDim() ? asked.getLatentDim() : defaults.latentDim(),
                asked.hasLearningRate() ? asked.getLearningRate() : defaults.learningRate(),
                asked.hasReconstructionWeight() ? asked.getReconstructionWeight() : defaults.reconstructionWeight());
    }

    private static AutoregressiveOptions autoregressive(
            GenerationConfig config, AutoregressiveOptions defaults, long rows) {
        io.syntho.v1.AutoregressiveOptions asked = config.getAutoregressive();
        ModelSize size = switch (asked.getModelSize()) {
            case MODEL_SIZE_SMALL -> ModelSize.SMALL;
            case MODEL_SIZE_LARGE -> ModelSize.LARGE;
            case MODEL_SIZE_MEDIUM, MODEL_SIZE_UNSPECIFIED, UNRECOGNIZED -> defaults.modelSize();
        };
        return new AutoregressiveOptions(
                protection(config, defaults),
                defaults.maxCategories(),
                size,
                asked.hasBatchSize() ? OptionalInt.of(asked.getBatchSize()) : defaults.batchSize(),
                asked.hasLearningRate() ? OptionalDouble.of(asked.getLearningRate()) : defaults.learningRate(),
                config.hasEpochs() ? config.getEpochs() : defaults.epochs(),
                seconds(config),
                asked.hasTemperature() ? asked.getTemperature() : defaults.temperature(),
                config.getPrivacy().hasDifferentialPrivacy()
                        ? Optional.of(PrivacyRules.of(config.getPrivacy().getDifferentialPrivacy(), rows))
                        : Optional.empty());
    }

    private static OptionalInt seconds(GenerationConfig config) {
        return config.hasComputeBudgetSeconds()
                ? OptionalInt.of(config.getComputeBudgetSeconds())
                : OptionalInt.empty();
    }

    private static Protection protection(GenerationConfig config, FitOptions defaults) {
        Protection usual = defaults.protection();
        PrivacySettings asked = config.getPrivacy();
        return new Protection(
                asked.hasRareCategoryMinimum() ? asked.getRareCategoryMinimum() : usual.minimumRows(),
                asked.hasRareCategoryLabel() ? asked.getRareCategoryLabel() : usual.pooledLabel());
    }
}
