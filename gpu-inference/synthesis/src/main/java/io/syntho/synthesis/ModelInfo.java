package io.syntho.synthesis;

/**
 * Where a model comes from.
 *
 * @param engineVersion version of this library that fitted it
 * @param options method and settings
 * @param seed the fit's seed; it does not govern the noise of differential privacy
 * @param trainingRows rows it learned from
 * @param trainingHash SHA-256 of the training table's content, 64 hexadecimal digits; empty where differential privacy forbids to tell it
 */
public record ModelInfo(String engineVersion, FitOptions options, long seed, long trainingRows, String trainingHash) {

    /** The same without the hash, by which a table could be told from one that differs in a row. */
    public ModelInfo withoutHash() {
        return new ModelInfo(engineVersion, options, seed, trainingRows, "");
    }

    /** The method that fitted it. */
    public Method method() {
        return options.method();
    }
}
