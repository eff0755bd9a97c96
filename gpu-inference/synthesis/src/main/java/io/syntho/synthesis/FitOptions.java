package io.syntho.synthesis;

import java.util.Optional;

/** How a method learns: one validated record per method, each with a {@code DEFAULT}. */
public sealed interface FitOptions permits GaussianCopulaOptions, CtganOptions, TvaeOptions, AutoregressiveOptions {

    /** The method these options belong to. */
    Method method();

    /** What keeps single rows out of the model. */
    Protection protection();

    /** The promise of differential privacy under which it learns; empty: none, which is all that most methods can. */
    default Optional<DifferentialPrivacy> privacy() {
        return Optional.empty();
    }

    /** The defaults of a method. */
    static FitOptions defaults(Method method) {
        return switch (method) {
            case GAUSSIAN_COPULA -> GaussianCopulaOptions.DEFAULT;
            case CTGAN -> CtganOptions.DEFAULT;
            case TVAE -> TvaeOptions.DEFAULT;
            case AUTOREGRESSIVE -> AutoregressiveOptions.DEFAULT;
        };
    }
}
