package io.syntho.synthesis.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MixtureFitterTest {

    private static double[] normals(int count, double mean, double deviation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return DoubleStream.generate(() -> mean + deviation * random.nextGaussian())
                .limit(count)
                .toArray();
    }

    private static double[] sorted(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    @Test
    void threeNormalsFarApartAreFoundWithTheirWeights() {
        double[] values = sorted(normals(6_000, 0, 1, 1), normals(3_000, 50, 2, 2), normals(1_000, 200, 5, 3));

        Mixture mixture = MixtureFitter.fit(WeightedValues.of(values), 10);

        for (double[] wanted : new double[][] {{0, 0.6}, {50, 0.3}, {200, 0.1}}) {
            double weight = 0;
            double mean = 0;
            for (int k = 0; k < mixture.components(); k++) {
                if (Math.abs(mixture.means()[k] - wanted[0]) < 20) {
                    weight += mixture.weights()[k];
                    mean += mixture.weights()[k] * mixture.means()[k];
                }
            }
            assertThat(weight).as("around %s", wanted[0]).isCloseTo(wanted[1], within(0.01));
            assertThat(mean / weight).isCloseTo(wanted[0], within(1.0));
        }
        assertThat(mixture.means()).isSorted();
    }

    @Test
    void aHeapTakesAComponentAndLeavesTheTailItsOwn() {
        double[] zeros = new double[9_000];
        double[] values = sorted(zeros, normals(1_000, 5_000, 500, 4));

        Mixture mixture = MixtureFitter.fit(WeightedValues.of(values), 10);

        int heap = mixture.mostLikely(0);
        assertThat(mixture.weights()[heap]).isGreaterThan(0.85);
        assertThat(mixture.mostLikely(5_000)).isNotEqualTo(heap);
        assertThat(mixture.means()[mixture.mostLikely(5_000)]).isBetween(4_000.0, 6_000.0);
    }

    @Test
    void threeHundredThousandDistinctValuesTakeAMomentOnly() {
        double[] values = sorted(normals(300_000, 0, 1, 5));
        long begin = System.nanoTime();

        Mixture mixture = MixtureFitter.fit(WeightedValues.of(values), 10);

        assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
        assertThat(Arrays.stream(mixture.weights()).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void oneValueIsOneComponent() {
        Mixture mixture = MixtureFitter.fit(WeightedValues.of(new double[] {7, 7, 7}), 10);

        assertThat(mixture.components()).isEqualTo(1);
        assertThat(mixture.means()[0]).isCloseTo(7, within(1e-6));
    }
}
