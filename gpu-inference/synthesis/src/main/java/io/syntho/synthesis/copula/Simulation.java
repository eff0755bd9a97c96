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

    /** Rows drawn together: all at once would take as much memory as the noise. */
    private static final int BLOCK_ROWS = 512;

    /**
     * Draws rows.
     *
     * @param factor lower Cholesky factor of the latent correlation
     * @param noise rows × axes, see {@link LatentNoise}
     */
    static Simulation run(Latents latents, Matrix factor, Matrix noise, Cancellation cancellation) {
        int width = latents.width();
        int rows = noise.nrows();
        ScoreMoments moments = new ScoreMoments(width);
        List<int[]> cells = Stream.generate(() -> new int[rows])
                .limit(latents.columns().size())
                .toList();
        double[] point = new double[width];
        double[] scores = new double[width];
        for (int start = 0; start < rows; start += BLOCK_ROWS) {
            cancellation.check();
            int end = Math.min(rows, start + BLOCK_ROWS);
            Matrix points = noise.submatrix(start, 0, end - 1, width - 1).mt(factor);
            for (int row = start; row < end; row++) {
                for (int a = 0; a < width; a++) {
                    point[a] = points.get(row - start, a);
                }
                for (int c = 0; c < latents.columns().size(); c++) {
                    LatentColumn column = latents.columns().get(c);
                    int cell = column.cell(point);
                    cells.get(c)[row] = cell;
                    column.scorePoint(point, cell, scores);
                }
                moments.add(scores);
            }
        }
        return new Simulation(moments.covariance(), cells);
    }
}
