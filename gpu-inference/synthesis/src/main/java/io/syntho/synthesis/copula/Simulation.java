package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import java.util.List;
import java.util.stream.Stream;
import smile.math.matrix.Matrix;

/**
 * Rows drawn from a copula that is being fitted, seen through the same scores as the real rows.
 *
 * @param covariance of the scores
 * @param cells for each column, the cell of each row
 */
record Simulation(Matrix covariance, List<int[]> cells) {

    private static final int CHECK_ROWS = 512;

    /**
     * Draws rows.
     *
     * @param factor lower Cholesky factor of the latent correlation
     * @param noise rows × axes, see {@link LatentNoise}
     */
    static Simulation run(Latents latents, Matrix factor, Matrix noise, Cancellation cancellation) {
        int width = latents.width();
        int rows = noise.nrows();
        Matrix points = noise.mt(factor);
        ScoreMoments moments = new ScoreMoments(width);
        List<int[]> cells = Stream.generate(() -> new int[rows])
                .limit(latents.columns().size())
                .toList();
        double[] point = new double[width];
        double[] scores = new double[width];
        for (int row = 0; row < rows; row++) {
            if (row % CHECK_ROWS == 0) {
                cancellation.check();
            }
            for (int a = 0; a < width; a++) {
                point[a] = points.get(row, a);
            }
            for (int c = 0; c < latents.columns().size(); c++) {
                LatentColumn column = latents.columns().get(c);
                int cell = column.cell(point);
                cells.get(c)[row] = cell;
                column.scorePoint(point, cell, scores);
            }
            moments.add(scores);
        }
        return new Simulation(moments.covariance(), cells);
    }
}
