package io.syntho.synthesis.transform;

/**
 * The values a number column may hold: {@code (origin + i · unit) / scale} for whole {@code i}. A price in cents has scale 100 and unit 1, a
 * loan in steps of 25 has scale 1 and unit 25, a day has a unit of 86.4 billion microseconds. A unit of 0 stands for no grid.
 *
 * @param scale power of ten that makes values whole
 * @param unit distance between neighbours, in 1/scale
 * @param origin one grid point, in 1/scale
 */
public record Grid(double scale, double unit, double origin) {

    /** Any number. */
    public static final Grid NONE = new Grid(1, 0, 0);

    /** Whole numbers beyond this are not exact in a double. */
    private static final double LARGEST_EXACT = 0x1p53;

    private static final double LARGEST_SCALE = 1e9;
    private static final double NEARLY_ALL = 0.99;
    private static final double RELATIVE_SLACK = 1e-12;
    private static final double LARGEST_SLACK = 1e-3;

    /** Checks that the grid can be computed with. */
    public Grid {
        boolean sound =
                scale >= 1 && scale <= 1e18 && unit >= 0 && unit <= LARGEST_EXACT && Math.abs(origin) <= LARGEST_EXACT;
        if (!sound) {
            throw new IllegalArgumentException(
                    "grid: %s, %s, %s (expected: finite, unit ≥ 0)".formatted(scale, unit, origin));
        }
    }

    /**
     * The coarsest grid on which nearly all distinct values lie; the few others are those that arithmetic has spoilt, such as 12.340000000000002.
     * {@link #NONE} when the values need more than nine decimals.
     *
     * @param values ascending, no {@code NaN}, not empty
     */
    public static Grid of(double[] values) {
        for (double scale = 1; scale <= LARGEST_SCALE; scale *= 10) {
            int distinct = 0;
            int whole = 0;
            for (int i = 0; i < values.length; i++) {
                if (i == 0 || values[i] != values[i - 1]) {
                    distinct++;
                    whole += whole(values[i] * scale) ? 1 : 0;
                }
            }
            if (whole >= NEARLY_ALL * distinct) {
                return onScale(values, scale);
            }
        }
        return NONE;
    }

    private static Grid onScale(double[] values, double scale) {
        long origin = 0;
        long unit = 0;
        boolean first = true;
        for (int i = 0; i < values.length && unit != 1; i++) {
            if (!whole(values[i] * scale)) {
                continue;
            }
            long value = Math.round(values[i] * scale);
            origin = first ? value : origin;
            unit = gcd(unit, Math.abs(value - origin));
            first = false;
        }
        return new Grid(scale, unit == 0 ? 1 : unit, origin);
    }

    /** A grid of {@code decimals} digits after the point. */
    public static Grid ofDecimals(int decimals) {
        return new Grid(Math.pow(10, decimals), 1, 0);
    }

    /** The grid point nearest to {@code value}. */
    public double round(double value) {
        if (unit == 0) {
            return value;
        }
        return (origin + Math.rint((value * scale - origin) / unit) * unit) / scale;
    }

    private static boolean whole(double value) {
        double slack = Math.min(Math.abs(value) * RELATIVE_SLACK, LARGEST_SLACK);
        return Math.abs(value) < LARGEST_EXACT && Math.abs(value - Math.rint(value)) <= slack;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
