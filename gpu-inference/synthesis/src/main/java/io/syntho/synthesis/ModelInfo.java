package io.syntho.synthesis;

/**
 * Where a model comes from.
 *
 * @param engineVersion version of this library that fitted it
 * @param options method and settings
 * @param seed the fit's seed
 * @param trainingRows rows it learned from
 * @param trainingHash SHA-256 of the training table's content, 64 hexadecimal digits
 */
public record ModelInfo(String engineVersion, FitOptions options, long seed, long trainingRows, String trainingHash) {

    /** The method that fitted it. */
    public Method method() {
        return options.method();
    }
}
