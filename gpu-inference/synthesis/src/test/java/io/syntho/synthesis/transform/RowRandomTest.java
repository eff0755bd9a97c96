package io.syntho.synthesis.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.stat.distribution.GaussianDistribution;
import smile.stat.hypothesis.KSTest;

class RowRandomTest {

    @Test
    void drawsAreUniformOverRowsAndOverDraws() {
        RowRandom random = new RowRandom(42, 0, 100);
        double[] overRows = IntStream.range(0, 10_000)
                .mapToDouble(row -> random.uniform(row, 3))
                .toArray();
        double[] overDraws = IntStream.range(0, 10_000)
                .mapToDouble(i -> random.uniform(i / 100, i % 100))
                .toArray();

        GaussianDistribution normal = GaussianDistribution.getInstance();
        assertThat(KSTest.test(
                                IntStream.range(0, 10_000)
                                        .mapToDouble(i -> normal.quantile(overRows[i]))
                                        .toArray(),
                                normal)
                        .pvalue)
                .isGreaterThan(0.01);
        assertThat(KSTest.test(
                                IntStream.range(0, 10_000)
                                        .mapToDouble(i -> normal.quantile(overDraws[i]))
                                        .toArray(),
                                normal)
                        .pvalue)
                .isGreaterThan(0.01);
    }

    @Test
    void seedsStreamsRowsAndDrawsDiffer() {
        RowRandom random = new RowRandom(1, 0, 10);

        assertThat(random.bits(0, 0))
                .isNotEqualTo(new RowRandom(2, 0, 10).bits(0, 0))
                .isNotEqualTo(new RowRandom(1, 1, 10).bits(0, 0))
                .isNotEqualTo(random.bits(1, 0))
                .isNotEqualTo(random.bits(0, 1))
                .isEqualTo(new RowRandom(1, 0, 10).bits(0, 0));
    }

    @Test
    void boundedDrawsReachBothEnds() {
        RowRandom random = new RowRandom(5, 0, 1);
        int[] counts = new int[7];
        for (int row = 0; row < 70_000; row++) {
            counts[random.below(7, row, 0)]++;
        }

        for (int count : counts) {
            assertThat(count).isCloseTo(10_000, within(500));
        }
    }
}
