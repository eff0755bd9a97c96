package io.syntho.synthesis.transform;

/**
 * Randomness that a row can ask for by number: draw {@code d} of row {@code r} is element {@code r · drawsPerRow + d} of SplitMix64 (Steele,
 * Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), which is a counter run through a mixing function and so can
 * be entered anywhere. A draw depends on the seed, the stream, the row and its own number only: rows can be made in any order, in any
 * batches, on any machine.
 */
public final class RowRandom {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double ULP = 0x1p-53;

    private final long key;
    private final long stride;

    /**
     * The draws of one stream.
     *
     * @param seed the caller's seed
     * @param stream tells apart uses of one seed, such as columns
     * @param drawsPerRow most draws that a row asks for
     */
    public RowRandom(long seed, long stream, int drawsPerRow) {
        this.key = mix(mix(seed) + mix(stream * GOLDEN_GAMMA + 1));
        this.stride = drawsPerRow;
    }

    /** 64 random bits. */
    public long bits(long row, int draw) {
        return mix(key + (row * stride + draw + 1) * GOLDEN_GAMMA);
    }

    /** Uniform in the open interval (0, 1). */
    public double uniform(long row, int draw) {
        return ((bits(row, draw) >>> 11) + 0.5) * ULP;
    }

    /** Uniform in 0 to {@code bound} − 1. */
    public int below(int bound, long row, int draw) {
        return (int) Math.multiplyHigh(bits(row, draw) >>> 1, 2L * bound);
    }

    /** The finaliser of SplitMix64 (Stafford's variant 13). */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
