package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.transform.RowRandom;
import java.util.List;
import java.util.Optional;
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
    private final Matrix noise;
    private final Cancellation cancellation;
    private final Matrix target;
    private final Matrix gain;

    private Matrix correlation;
    private Matrix factor;
    private Optional<Simulation> simulation = Optional.empty();

    /**
     * Measures the real rows.
     *
     * @param rows rows to simulate
     * @param seed of the simulation
     */
    Dependence(Latents latents, List<TrainingColumn> columns, int rows, long seed, Cancellation cancellation) {
        this.latents = latents;
        this.owners = latents.owners();
        this.noise = LatentNoise.of(rows, latents.width(), new RowRandom(seed, 1, MOST_AXES));
        this.cancellation = cancellation;
        ScoreMoments scores = new ScoreMoments(latents.width());
        ScoreMoments visibility = new ScoreMoments(latents.width());
        measure(columns, scores, visibility);
        this.target = scores.covariance();
        this.gain = visibility.products();
        start(columns.isEmpty() ? 0 : columns.getFirst().cell().length);
    }

    private void measure(List<TrainingColumn> columns, ScoreMoments scoreMoments, ScoreMoments visibleMoments) {
        double[] scores = new double[latents.width()];
        double[] visible = new double[latents.width()];
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
                latent.visible(training.cell()[row], visible);
            }
            scoreMoments.add(scores);
            visibleMoments.add(visible);
        }
    }

    /**
     * First guess. A score's covariance with the latent value behind it is its own variance; so two scores covary by their correlation times the
     * variances they have where both axes are visible. Two columns that are mostly missing, and missing together, show how much that matters.
     */
    private void start(int realRows) {
        int width = latents.width();
        double[] shown = new double[width];
        for (int i = 0; i < width; i++) {
            shown[i] = gain.get(i, i) <= 0 ? 0 : target.get(i, i) / gain.get(i, i);
        }
        correlation = Matrix.eye(width);
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                double scale = gain.get(i, j) * shown[i] * shown[j];
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
        Matrix simulated = simulate().covariance();
        int width = latents.width();
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < width; i++) {
                if (owners[i] == owners[j]) {
                    continue;
                }
                double missed = target.get(i, j) - simulated.get(i, j);
                double moved = correlation.get(i, j) + STEP * missed / gain.get(i, j);
                correlation.set(i, j, Math.clamp(moved, -STRONGEST, STRONGEST));
            }
        }
        factor = CorrelationRepair.repair(correlation, owners, cancellation);
        simulation = Optional.empty();
    }

    /** Rows drawn from the copula as it is now. */
    Simulation simulate() {
        if (simulation.isEmpty()) {
            simulation = Optional.of(Simulation.run(latents, factor, noise, cancellation));
        }
        return simulation.get();
    }

    /** The lower Cholesky factor of the correlation as it is now, axes × axes. */
    Matrix factor() {
        return factor;
    }

    Latents latents() {
        return latents;
    }
}
