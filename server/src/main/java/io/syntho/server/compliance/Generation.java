package io.syntho.server.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the synthetic table was made.
 *
 * @param method the method's id, such as {@code gaussian_copula}
 * @param engineVersion version of the library that fitted and sampled
 * @param modelSha256 SHA-256 of the stored model; empty when it was not stored
 * @param seed of the fit and the sample
 * @param settings the method's settings, in the order to show
 * @param holdOut what was set aside before the fit
 * @param differentialPrivacy the guarantee; empty when there is none
 * @param requestTime when it was asked for
 * @param startTime when the work began
 * @param endTime when the table was finished
 */
public record Generation(
        String method,
        String engineVersion,
        Optional<String> modelSha256,
        long seed,
        List<Setting> settings,
        HoldOut holdOut,
        Optional<DifferentialPrivacy> differentialPrivacy,
        Instant requestTime,
        Instant startTime,
        Instant endTime) {

    /** Keeps the list unmodifiable. */
    public Generation {
        settings = List.copyOf(settings);
    }

    /**
     * One setting.
     *
     * @param name its name in the API
     * @param value as text
     */
    public record Setting(String name, String value) {}

    /**
     * The rows that never trained.
     *
     * @param trainingRows rows that the model learned from
     * @param rows rows set aside
     * @param seed of the choice
     */
    public record HoldOut(long trainingRows, long rows, long seed) {}

    /**
     * A differential privacy guarantee of the fit.
     *
     * @param epsilon spent
     * @param delta spent
     */
    public record DifferentialPrivacy(double epsilon, double delta) {}
}
