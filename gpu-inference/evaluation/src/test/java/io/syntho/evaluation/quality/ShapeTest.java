package io.syntho.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final double NONE = Double.NaN;
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void theKolmogorovSmirnovStatisticIsTheGreatestStepBetweenTheDistributions() {
        // Two of four real values lie below all synthetic ones: D = 1/2.
        assertThat(ks(new double[] {1, 2, 3, 4}, new double[] {3, 4, 5, 6})).isEqualTo(0.5);
        // Ties step together: F = 1/4, 2/4, 4/4 against 3/4, 3/4, 4/4: D = 1/2.
        assertThat(ks(new double[] {1, 2, 3, 3}, new double[] {1, 1, 1, 3})).isEqualTo(0.5);
        assertThat(ks(new double[] {1, 2}, new double[] {3, 4})).isZero();
    }

    @Test
    void missingValuesAreNoPartOfAShape() {
        assertThat(ks(new double[] {NONE, 1, 2}, new double[] {2, 1, NONE, NONE}))
                .isEqualTo(1);
        assertThat(ks(new double[] {1, 2}, new double[] {NONE})).isZero();
        assertThat(tv(new int[] {0, 1, -1}, new int[] {1, 0}, 2)).isEqualTo(1);
        assertThat(tv(new int[] {0, 1}, new int[] {-1}, 2)).isZero();
    }

    @Test
    void totalVariationIsHalfTheSumOfDifferences() {
        // Shares 1/2, 1/2, 0 against 1/4, 1/4, 1/2: half of 1/4 + 1/4 + 1/2.
        assertThat(tv(new int[] {0, 0, 1, 1}, new int[] {0, 1, 2, 2}, 3)).isEqualTo(0.5);
    }

    @Test
    void theWassersteinDistanceIsHowFarValuesMustMove() {
        assertThat(Shape.wasserstein(new double[] {0, 1, 2}, new double[] {5, 6, 7}))
                .isCloseTo(5, within(1e-12));
        // Half of the mass moves by 2.
        assertThat(Shape.wasserstein(new double[] {0, 0}, new double[] {0, 2})).isCloseTo(1, within(1e-12));
        // F = 1/3 and G = 0 on [0, 1), 2/3 and 0 on [1, 3), 1 and 1 from 3: 1/3 + 4/3.
        assertThat(Shape.wasserstein(new double[] {0, 1, 3}, new double[] {3})).isCloseTo(5.0 / 3, within(1e-12));
    }

    @Test
    void aSampleOfManyValuesComesNearTheWhole() {
        double[] real = IntStream.range(0, 200_000).mapToDouble(i -> i).toArray();
        double[] moved =
                IntStream.range(0, 200_000).mapToDouble(i -> i + 20_000).toArray();

        assertThat(Shape.ksComplement(Shape.sorted(real, 20_000, 5), Shape.sorted(moved, 20_000, 6)))
                .isCloseTo(0.9, within(0.02));
    }

    @Property
    void aShapeIsLikeItselfAndLikenessIsSymmetricAndBounded(
            @ForAll @Size(min = 1, max = 50) double[] first,
            @ForAll @Size(min = 1, max = 50) @DoubleRange(min = -5, max = 5) double[] second) {
        assertThat(ks(first, first)).isEqualTo(1);
        assertThat(ks(first, second)).isBetween(0.0, 1.0).isEqualTo(ks(second, first));
    }

    private static double ks(double[] real, double[] synthetic) {
        return Shape.ksComplement(Shape.sorted(real, ALL, 1), Shape.sorted(synthetic, ALL, 1));
    }

    private static double tv(int[] real, int[] synthetic, int categories) {
        return Shape.tvComplement(Shape.shares(real, categories), Shape.shares(synthetic, categories));
    }
}
