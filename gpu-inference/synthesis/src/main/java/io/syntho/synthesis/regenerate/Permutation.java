package io.syntho.synthesis.regenerate;

import io.syntho.synthesis.transform.RowRandom;

/**
 * A keyed shuffle of 0 to {@code size} − 1 that needs no memory: a four-round Feistel network on the next power of four, walked until it
 * lands inside (Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002). Distinct rows get distinct numbers.
 */
final class Permutation {

    private static final int ROUNDS = 4;

    private Permutation() {}

    /** Where {@code index} goes; both in 0 to {@code size} − 1. */
    static long shuffle(long index, long size, long key) {
        int half = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
        long mask = (1L << half) - 1;
        long value = index;
        do {
            long left = value >>> half;
            long right = value & mask;
            for (int round = 0; round < ROUNDS; round++) {
                long next = left ^ (RowRandom.mix(right + key + round * 0x9E3779B97F4A7C15L) & mask);
                left = right;
                right = next;
            }
            value = left << half | right;
        } while (value >= size);
        return value;
    }
}
