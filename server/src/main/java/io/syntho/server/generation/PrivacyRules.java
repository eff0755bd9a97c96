package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.SETTING_UNSUPPORTED;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.synthesis.DifferentialPrivacy;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.privacy.PrivacyPlan;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.GenerationConfig;
import java.util.OptionalDouble;

/** What is asked of a promise of differential privacy before work begins. */
public final class PrivacyRules {

    private static final String FIELD = "config.privacy.differential_privacy";

    private PrivacyRules() {}

    /**
     * The promise as the engine takes it; δ is one over ten times the table's rows unless asked otherwise.
     *
     * @param rows of the table
     */
    public static DifferentialPrivacy of(io.syntho.v1.DifferentialPrivacy asked, long rows) {
        return new DifferentialPrivacy(
                asked.getEpsilon(),
                OptionalDouble.of(asked.hasDelta() ? asked.getDelta() : 1 / (10.0 * rows)),
                asked.hasMaxGradientNorm() ? asked.getMaxGradientNorm() : DifferentialPrivacy.DEFAULT_GRADIENT_NORM);
    }

    /**
     * Refuses what no fit could keep.
     *
     * @throws ApiException with SETTING_UNSUPPORTED for constraints beside it, INVALID_REQUEST for a δ of one over the rows or more and for an ε so
     *     small that it leaves nothing to learn
     */
    static void check(GenerationConfig config, TableSchema learned, long rows) {
        if (config.getConstraintsCount() > 0) {
            throw ApiException.of(
                            SETTING_UNSUPPORTED,
                            "Constraints are checked against every real row, which differential privacy does not cover; "
                                    + "ask for one of the two.")
                    .with("setting", "constraints")
                    .with("method", Method.AUTOREGRESSIVE.id());
        }
        DifferentialPrivacy asked = of(config.getPrivacy().getDifferentialPrivacy(), rows);
        if (asked.delta().orElse(0) * rows >= 1) {
            throw ApiException.invalid(
                    FIELD + ".delta",
                    "%s for %d rows (expected: below one over the rows)"
                            .formatted(asked.delta().orElse(0), rows));
        }
        try {
            PrivacyPlan.requireFeasible(asked, learned, rows);
        } catch (SynthesisException infeasible) {
            throw ApiException.invalid(FIELD + ".epsilon", String.valueOf(infeasible.getMessage()));
        }
    }
}
