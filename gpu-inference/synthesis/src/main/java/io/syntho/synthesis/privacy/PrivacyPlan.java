package io.syntho.synthesis.privacy;

import io.syntho.synthesis.DifferentialPrivacy;
import io.syntho.synthesis.PrivacySpent;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.tabular.TableSchema;

/**
 * How much noise goes where, so that columns and training together keep a promise. It is made before a row is read, from what is public: the schema,
 * the number of rows and the options. So the parts add up order by order (Mironov 2017, proposition 1).
 *
 * @param asked the promise
 * @param delta all of it
 * @param labelDelta the part of it for one column of categories: with that probability a label shows that one row alone has
 * @param restDelta the part of it for the noise
 * @param columns what planning the columns tells
 * @param columnNoise deviation on a histogram of categories
 * @param rate share of the rows that a step sees, on average
 * @param steps of training
 * @param gradientNoise deviation of the noise on a step's summed gradient, as a multiple of the norm to which a row's is clipped
 */
public record PrivacyPlan(
        DifferentialPrivacy asked,
        double delta,
        double labelDelta,
        double restDelta,
        RenyiCurve columns,
        double columnNoise,
        double rate,
        long steps,
        double gradientNoise) {

    /** What the columns may cost alone, as a share of ε. Costs add up nearly as squares do: half of it leaves training six sevenths. */
    private static final double COLUMNS_SHARE = 0.5;

    private static final double LABELS_SHARE = 0.25;

    /** With fewer rows than so many deviations of the noise on a number's cells, noise is all that would be learned. */
    private static final double LEAST_ROWS = 5;

    /**
     * Plans.
     *
     * @param rows of the table
     * @param rate share of the rows that a step sees, on average
     * @param steps of training
     * @throws SynthesisException with OPTION_INVALID when δ is one over the rows or more, with PRIVACY_INFEASIBLE when so small an ε leaves nothing to
     *     learn
     */
    public static PrivacyPlan of(DifferentialPrivacy asked, TableSchema schema, long rows, double rate, long steps) {
        double delta = asked.deltaFor(rows);
        long labelled = PrivateColumns.labelled(schema);
        double rest = rest(delta, labelled);
        double columnNoise = requireFeasible(asked, schema, rows);
        RenyiCurve columns = PrivateColumns.told(schema, columnNoise);
        double gradientNoise = NoiseCalibration.noise(
                noise -> columns.plus(RenyiCurve.sampledGaussian(rate, noise).times(steps)), asked.epsilon(), rest);
        return new PrivacyPlan(
                asked,
                delta,
                labelled > 0 ? delta * LABELS_SHARE / labelled : delta,
                rest,
                columns,
                columnNoise,
                rate,
                steps,
                gradientNoise);
    }

    private static double rest(double delta, long labelled) {
        return labelled > 0 ? delta * (1 - LABELS_SHARE) : delta;
    }

    /**
     * Whether a table of so many rows can be learned under a promise.
     *
     * @return the noise that planning its columns takes
     * @throws SynthesisException as {@link #of}
     */
    public static double requireFeasible(DifferentialPrivacy asked, TableSchema schema, long rows) {
        double rest = rest(asked.deltaFor(rows), PrivateColumns.labelled(schema));
        double noise = columnNoise(asked, schema, rest);
        double least = Math.ceil(LEAST_ROWS * PrivateColumns.levelNoise(noise));
        if (rows < least) {
            throw new SynthesisException(
                    Reason.PRIVACY_INFEASIBLE,
                    "rows: %d (expected: at least %.0f for epsilon %s over %d columns)"
                            .formatted(
                                    rows,
                                    least,
                                    asked.epsilon(),
                                    schema.columns().size()));
        }
        return noise;
    }

    private static double columnNoise(DifferentialPrivacy asked, TableSchema schema, double delta) {
        try {
            return NoiseCalibration.noise(
                    noise -> PrivateColumns.told(schema, noise), asked.epsilon() * COLUMNS_SHARE, delta);
        } catch (IllegalArgumentException tooLittle) {
            throw new SynthesisException(
                    Reason.PRIVACY_INFEASIBLE,
                    "epsilon: %s (expected: more; no noise is enough)".formatted(asked.epsilon()),
                    tooLittle);
        }
    }

    /** What is spent after so many steps of training. */
    public PrivacySpent spent(long done) {
        RenyiCurve training = RenyiCurve.sampledGaussian(rate, gradientNoise).times(done);
        return new PrivacySpent(
                asked.epsilon(),
                columns.plus(training).epsilon(restDelta),
                delta,
                columns.epsilon(restDelta),
                training.epsilon(restDelta),
                done);
    }
}
