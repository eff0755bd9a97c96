package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.transform.RowRandom;
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

    private static final int BLOCK_ROWS = 512;

    /**
     * Draws rows.
     *
     * @param factor lower Cholesky factor of the latent correlation
     * @param random the same draws give the same latent noise: two copulas can be compared without the noise between them
     */
    static Simulation run(Latents latents, Matrix factor, int rows, RowRandom random, Cancellation cancellation) {
        int width = latents.width();
        ScoreMoments moments = new ScoreMoments(width);
        List<int[]> cells = Stream.generate(() -> new int[rows])
                .limit(latents.columns().size())
                .toList();
        double[] point = new double[width];
        double[] scores = new double[width];
        for (int begin = 0; begin < rows; begin += BLOCK_ROWS) {
            cancellation.check();
            int count = Math.min(BLOCK_ROWS, rows - begin);
            Matrix noise = new Matrix(count, width);
            for (int i = 0; i < count; i++) {
                for (int a = 0; a < width; a++) {
                    noise.set(i, a, Normal.quantile(random.uniform(begin + i, a)));
                }
            }
            Matrix points = noise.mt(factor);
            for (int i = 0; i < count; i++) {
                for (int a = 0; a < width; a++) {
                    point[a] = points.get(i, a);
                }
                for (int c = 0; c < latents.columns().size(); c++) {
                    LatentColumn column = latents.columns().get(c);
                    int cell = column.cell(point);
                    cells.get(c)[begin + i] = cell;
                    column.scorePoint(point, cell, scores);
                }
                moments.add(scores);
            }
        }
        return new Simulation(moments.covariance(), cells);
    }
}
