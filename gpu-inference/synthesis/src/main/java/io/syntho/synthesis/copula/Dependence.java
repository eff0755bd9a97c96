package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.transform.RowRandom;
import java.util.List;
import smile.math.matrix.Matrix;

/**
 * The latent correlation behind a table. Latent values are not seen, only cells: the correlation of scores understates theirs, each pair by an
 * amount of its own. So correlations are found by simulation: rows are drawn, scored as the real rows are, and each correlation is moved by what
 * its score covariance misses, until they agree. Whatever the repair of the matrix or the cutting into cells distorts is corrected on the way.
 */
final class Dependence {

    /** Draws per simulated row; columns of a table never have as many axes. */
    static final int MOST_AXES = 4_096;

    private static final double STRONGEST_START = 0.98;
    private static final double STRONGEST = 0.995;
    private static final double STEP = 0.7;

    /** Scores that vary less than this say too little to divide by. */
    private static final double LEAST_GAIN = 0.02;

    private final Latents latents;
    private final int[] owners;
    private final int rows;
    private final RowRandom random;
    private final Cancellation cancellation;
    private final Matrix target;
    private final Matrix gain;

    private Matrix correlation;
    private Matrix factor;

    /**
     * Measures the real rows.
     *
     * @param rows rows to simulate
     * @param seed of the simulation
     */
    Dependence(Latents latents, List<TrainingColumn> columns, int rows, long seed, Cancellation cancellation) {
        this.latents = latents;
        this.owners = latents.owners();
        this.rows = rows;
        this.random = new RowRandom(seed, 1, MOST_AXES);
        this.cancellation = cancellation;
        this.target = covariance(latents, columns, cancellation);
        int width = latents.width();
        this.gain = new Matrix(width, width);
        int realRows = columns.isEmpty() ? 0 : columns.getFirst().cell().length;
        start(realRows);
    }

    private static Matrix covariance(Latents latents, List<TrainingColumn> columns, Cancellation cancellation) {
        ScoreMoments moments = new ScoreMoments(latents.width());
        double[] scores = new double[latents.width()];
        int rows = columns.isEmpty() ? 0 : columns.getFirst().cell().length;
        for (int row = 0; row < rows; row++) {
            if (row % 1_024 == 0) {
                cancellation.check();
            }
            for (int c = 0; c < columns.size(); c++) {
                TrainingColumn training = columns.get(c);
                LatentColumn latent = latents.columns().get(c);
                if (training.numbers().isPresent()) {
                    latent.scoreNumber(training.values()[row], scores);
                } else {
                    latent.scoreCell(training.cell()[row], scores);
                }
            }
            moments.add(scores);
        }
        return moments.covariance();
    }

    /** First guess: a score's covariance with the latent value behind it is its own variance. */
    private void start(int realRows) {
        int width = latents.width();
        correlation = Matrix.eye(width);
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                double scale = target.get(i, i) * target.get(j, j);
                gain.set(i, j, Math.max(scale, LEAST_GAIN));
                if (owners[i] == owners[j] || scale <= 0) {
                    continue;
                }
                double kept = target.get(i, j) * significance(target.get(i, j), scale, realRows);
                target.set(i, j, kept);
                correlation.set(i, j, Math.clamp(kept / scale, -STRONGEST_START, STRONGEST_START));
            }
        }
        factor = CorrelationRepair.repair(correlation, owners, cancellation);
    }

    /** Positive-part James–Stein: chance covariances of few rows shrink to 0, clear ones stay. */
    private static double significance(double covariance, double scale, int rows) {
        double noise = scale / rows;
        double signal = covariance * covariance;
        return signal <= noise ? 0 : 1 - noise / signal;
    }

    /** Moves the correlations so that simulated scores covary more like the real ones. */
    void calibrate() {
        Simulation simulation = simulate();
        int width = latents.width();
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                if (owners[i] == owners[j]) {
                    continue;
                }
                double missed = target.get(i, j) - simulation.covariance().get(i, j);
                double moved = correlation.get(i, j) + STEP * missed / gain.get(i, j);
                correlation.set(i, j, Math.clamp(moved, -STRONGEST, STRONGEST));
            }
        }
        factor = CorrelationRepair.repair(correlation, owners, cancellation);
    }

    /** Rows drawn from the copula as it is now. */
    Simulation simulate() {
        return Simulation.run(latents, factor, rows, random, cancellation);
    }

    /** The lower Cholesky factor of the correlation as it is now, axes × axes. */
    Matrix factor() {
        return factor;
    }

    Latents latents() {
        return latents;
    }
}
