package io.syntho.synthesis.regenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PermutationTest {

    @Property(tries = 100)
    void everyNumberIsReachedOnce(@ForAll @IntRange(min = 1, max = 3_000) int size, @ForAll long key) {
        BitSet reached = new BitSet();
        for (int index = 0; index < size; index++) {
            reached.set(Math.toIntExact(Permutation.shuffle(index, size, key)));
        }

        assertThat(reached.cardinality()).isEqualTo(size);
        assertThat(reached.length()).isEqualTo(size);
    }

    @Property(tries = 100)
    void largeRangesAreNotLeft(@ForAll @IntRange(min = 1) int index, @ForAll long key) {
        long size = (1L << 60) - 12_345;

        assertThat(Permutation.shuffle(index, size, key)).isBetween(0L, size - 1);
    }
}
