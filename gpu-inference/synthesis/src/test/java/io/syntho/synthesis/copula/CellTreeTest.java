package io.syntho.synthesis.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CellTreeTest {

    @Property(tries = 200)
    void eachBoxHoldsTheProbabilityOfItsShare(
            @ForAll @IntRange(min = 1, max = 40) int cells,
            @ForAll @IntRange(min = 1, max = 3) int axes,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] share = random.doubles(cells, 0.01, 1).toArray();
        double total = Arrays.stream(share).sum();
        Arrays.setAll(share, i -> share[i] / total);
        double[][] coordinates = new double[cells][];
        Arrays.setAll(coordinates, i -> random.doubles(axes, -1, 1).toArray());

        CellTree tree = CellTree.grow(share, coordinates);

        double[][][] boxes = tree.boxes();
        for (int cell = 0; cell < cells; cell++) {
            double probability = 1;
            double[] inside = new double[axes];
            for (int a = 0; a < axes; a++) {
                double low = Normal.cdf(boxes[cell][a][0]);
                double high = Normal.cdf(boxes[cell][a][1]);
                probability *= high - low;
                inside[a] = Normal.quantile((low + high) / 2);
            }
            assertThat(probability).isCloseTo(share[cell], within(1e-9));
            assertThat(tree.cell(inside, 0)).isEqualTo(cell);
        }
    }

    @Test
    void oneAxisKeepsTheOrderOfItsCells() {
        CellTree tree = CellTree.grow(new double[] {0.2, 0.3, 0.5}, new double[][] {{3}, {1}, {2}});

        assertThat(tree.cell(new double[] {-3}, 0)).isEqualTo(1);
        assertThat(tree.cell(new double[] {0}, 0)).isEqualTo(2);
        assertThat(tree.cell(new double[] {3}, 0)).isEqualTo(0);
    }

    @Test
    void treesThatLoopOrLeaveCellsOutAreRefused() {
        assertBroken(new int[] {0}, new int[] {0}, new int[] {-1}, 2);
        assertBroken(new int[] {0}, new int[] {-1}, new int[] {-1}, 2);
        assertBroken(new int[] {0}, new int[] {-1}, new int[] {-3}, 2);
        assertBroken(new int[] {1}, new int[] {-1}, new int[] {-2}, 2);
        assertBroken(new int[] {0, 0}, new int[] {1, -1}, new int[] {1, -2}, 3);
    }

    private static void assertBroken(int[] axis, int[] below, int[] above, int cells) {
        assertThatThrownBy(() -> new CellTree(cells, 1, axis, new double[axis.length], below, above))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
