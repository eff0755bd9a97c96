package io.syntho.local.cli;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.TvaeOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What {@code --epochs} does to a method's settings. */
final class EpochsOption {

    private EpochsOption() {}

    /**
     * The settings for at most so many passes.
     *
     * @throws ParameterException where the method makes none, or not so many
     */
    static FitOptions with(CommandSpec spec, FitOptions options, int most) {
        try {
            return switch (options) {
                case GaussianCopulaOptions copula ->
                    throw new ParameterException(
                            spec.commandLine(), "--epochs: " + most + " (gaussian_copula does not train in epochs)");
                case CtganOptions ctgan -> ctgan.withEpochs(most);
                case TvaeOptions tvae -> tvae.withEpochs(most);
                case AutoregressiveOptions autoregressive -> autoregressive.withEpochs(most);
            };
        } catch (SynthesisException refused) {
            throw new ParameterException(spec.commandLine(), "--" + refused.getMessage(), refused);
        }
    }
}
