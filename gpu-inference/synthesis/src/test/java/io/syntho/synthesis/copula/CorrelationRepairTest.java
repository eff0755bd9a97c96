package io.syntho.synthesis.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.synthesis.Cancellation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import smile.math.matrix.Matrix;

class CorrelationRepairTest {

    @BeforeAll
    static void prepare() {
        NativeAlgebra.prepare();
    }

    @Test
    void theNearestMatrixIsHighams() {
        // The example of Higham (2002), section 3: 1, 1, 0 repaired to 0.7607 and 0.1573.
        Matrix matrix = new Matrix(new double[][] {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}});

        CorrelationRepair.repair(matrix, new int[] {0, 1, 2}, Cancellation.NONE);

        assertThat(matrix.get(0, 1)).isCloseTo(0.7607, within(1e-3));
        assertThat(matrix.get(0, 2)).isCloseTo(0.1573, within(1e-3));
    }

    @Test
    void theFactorMultipliesToTheMatrix() {
        Matrix matrix = new Matrix(new double[][] {{1, 0.5, 0.2}, {0.5, 1, -0.3}, {0.2, -0.3, 1}});
        Matrix before = matrix.clone();

        Matrix factor = CorrelationRepair.repair(matrix, new int[] {0, 1, 2}, Cancellation.NONE);

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(factor.mt(factor).get(i, j)).isCloseTo(before.get(i, j), within(1e-12));
                assertThat(matrix.get(i, j)).as("a sound matrix stays as it is").isEqualTo(before.get(i, j));
            }
        }
    }

    @Test
    void axesOfOneColumnStayIndependent() {
        // Two independent axes cannot both correlate by 0.9 with a third: at best by the root of one half.
        Matrix matrix = new Matrix(new double[][] {{1, 0, 0.9}, {0, 1, 0.9}, {0.9, 0.9, 1}});

        Matrix factor = CorrelationRepair.repair(matrix, new int[] {0, 0, 1}, Cancellation.NONE);

        assertThat(factor.mt(factor).get(0, 1)).isCloseTo(0, within(1e-9));
        assertThat(matrix.get(0, 2)).isCloseTo(Math.sqrt(0.5), within(0.01));
        assertThat(matrix.get(1, 2)).isCloseTo(Math.sqrt(0.5), within(0.01));
    }
}
