package io.syntho.synthesis;

import java.util.Locale;

/** The ways of learning a table. {@link Synthesizers} says which of them this build holds. */
public enum Method {
    /** Marginals joined by one multivariate normal: fast, no training, good marginals. */
    GAUSSIAN_COPULA,
    /** Conditional generative adversarial network (Xu et al. 2019). */
    CTGAN,
    /** Variational autoencoder for tables (Xu et al. 2019). */
    TVAE,
    /** Column after column, each given those before it (Tiwald et al. 2025). */
    AUTOREGRESSIVE;

    /** The name in settings, model files and reports, such as {@code gaussian_copula}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The method of that id.
     *
     * @throws SynthesisException with {@link SynthesisException.Reason#METHOD_UNSUPPORTED} when there is none
     */
    public static Method of(String id) {
        for (Method method : values()) {
            if (method.id().equals(id)) {
                return method;
            }
        }
        throw new UnsupportedMethodException(id);
    }
}
