package io.syntho.synthesis.privacy;

import io.syntho.synthesis.transform.Grid;
import io.syntho.synthesis.transform.QuantileFunction;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The distribution of a column of numbers by noisy counts over cells that do not depend on the data: first the powers of two on both sides of zero,
 * then those that hold enough rows are divided into equal parts, level by level, into the more the more rows they hold (in the manner of Zhang et al.,
 * "PrivTree", arXiv:1601.03229, with Gaussian noise on each level). Each level is one histogram. No range has to be known beforehand, and no value of
 * a row shows.
 */
final class PrivateNumbers {

    /** Histograms that one column takes: powers of two, then divisions. */
    static final int HISTOGRAMS = 7;

    /** A cell is divided into parts of at least this many deviations of the noise on average. */
    private static final double ROWS_OF_PART = 6;

    private static final int MOST_PARTS = 32;

    /** A part of fewer rows than this many deviations is taken for empty: one in 700 empty ones has more. */
    private static final double NOT_NOISE = 3;

    private static final int SMALLEST_EXPONENT = -64;

    /** What values a type may hold: without it, noise could put a birthday into the year 10^20. */
    enum Span {
        /** Whole numbers that a {@code double} holds exactly, and decimals of as many digits. */
        EXACT(-0x1p53, 0x1p53),
        /** The years 1 to 9999, in microseconds since 1970. */
        TIMES(-62_135_596_800_000_000.0, 253_402_300_799_000_000.0),
        /** Any number that sciences use. */
        ANY(-0x1p127, 0x1p127);

        private final double low;
        private final double high;

        Span(double low, double high) {
            this.low = low;
            this.high = high;
        }
    }

    private static final int MISSING = 0;
    private static final int ZERO = 1;
    private static final int POWERS = 2;

    private final NoisyCounts counts;
    private final Grid grid;
    private final Span span;
    private final int smallest;
    private final int largest;
    private final int exponents;

    /**
     * For one column.
     *
     * @param grid the values that the column may hold; with origin 0
     * @param span between which bounds they lie
     */
    PrivateNumbers(NoisyCounts counts, Grid grid, Span span) {
        this.counts = counts;
        this.grid = grid;
        this.span = span;
        this.smallest = grid.unit() > 0 ? 0 : SMALLEST_EXPONENT;
        this.largest = Math.getExponent(units(span.high));
        this.exponents = largest - smallest + 1;
    }

    /**
     * A cell, in units of the grid.
     *
     * @param negative whether it lies below zero
     * @param from smallest size in it
     * @param to size that it ends before; both 0 for zero itself
     * @param rows that it seems to have
     */
    private record Cell(boolean negative, double from, double to, double rows) {

        double width() {
            return to - from;
        }

        double begin() {
            return negative ? -to : from;
        }

        /** One of some equal parts. */
        Cell part(int part, int parts, double rowsOfPart) {
            double width = width() / parts;
            return new Cell(negative, from + part * width, from + (part + 1) * width, rowsOfPart);
        }

        /** The part that a size lies in. */
        int partOf(double size, int parts) {
            return (int) Math.clamp((size - from) / width() * parts, 0, parts - 1);
        }
    }

    /** What becomes of a column: {@code values}, {@code NaN} where missing. */
    Treatment treatment(double[] values) {
        double[] units = Arrays.stream(values).map(this::units).toArray();
        int[] bin = Arrays.stream(units).mapToInt(this::bin).toArray();
        long[] noisy = counts.of(histogram(bin, POWERS + 2 * exponents));
        double enough = counts.certain(noisy.length);
        double missing = noisy[MISSING] >= enough ? noisy[MISSING] : 0;
        int[] kept = IntStream.range(ZERO, noisy.length)
                .filter(b -> noisy[b] >= enough)
                .toArray();
        if (kept.length == 0) {
            return new Fixed(Optional.empty(), true);
        }
        List<Cell> cells = new ArrayList<>();
        int[] cellOfBin = new int[noisy.length];
        Arrays.fill(cellOfBin, -1);
        for (int b : kept) {
            cellOfBin[b] = cells.size();
            cells.add(cell(b, noisy[b]));
        }
        int[] at = Arrays.stream(bin).map(b -> cellOfBin[b]).toArray();
        return treatment(divided(cells, at, units), missing);
    }

    /** A value in units of the grid, {@code NaN} where missing. */
    private double units(double value) {
        return grid.unit() > 0 ? Math.rint(value * grid.scale() / grid.unit()) : value;
    }

    private int bin(double units) {
        if (Double.isNaN(units)) {
            return MISSING;
        }
        int exponent = Math.min(Math.getExponent(units), largest);
        if (exponent < smallest) {
            return ZERO;
        }
        return POWERS + exponent - smallest + (units < 0 ? exponents : 0);
    }

    private Cell cell(int bin, long rows) {
        if (bin == ZERO) {
            return new Cell(false, 0, 0, rows);
        }
        boolean negative = bin - POWERS >= exponents;
        double from = Math.scalb(1.0, smallest + (bin - POWERS) % exponents);
        return new Cell(negative, from, 2 * from, rows);
    }

    private static long[] histogram(int[] bin, int bins) {
        long[] histogram = new long[bins];
        for (int b : bin) {
            if (b >= 0) {
                histogram[b]++;
            }
        }
        return histogram;
    }

    /** The cells, divided as often as rows and levels allow. */
    private List<Cell> divided(List<Cell> begin, int[] at, double[] units) {
        List<Cell> done = new ArrayList<>();
        List<Cell> open = begin;
        for (int level = 1; level < HISTOGRAMS; level++) {
            int[] first = new int[open.size() + 1];
            for (int c = 0; c < open.size(); c++) {
                first[c + 1] = first[c] + parts(open.get(c));
            }
            int[] part = parts(open, first, at, units);
            // Every level is told, whether cells are left to divide or not: what is spent must not depend on the data.
            long[] noisy = counts.of(histogram(part, first[open.size()]));
            List<Cell> next = new ArrayList<>();
            int[] cellOfPart = new int[noisy.length];
            Arrays.fill(cellOfPart, -1);
            for (int c = 0; c < open.size(); c++) {
                double[] rows = rows(open.get(c), Arrays.copyOfRange(noisy, first[c], first[c + 1]));
                if (Arrays.stream(rows).sum() == 0) {
                    done.add(open.get(c));
                }
                for (int i = 0; i < rows.length; i++) {
                    if (rows[i] > 0) {
                        cellOfPart[first[c] + i] = next.size();
                        next.add(open.get(c).part(i, rows.length, rows[i]));
                    }
                }
            }
            Arrays.setAll(at, row -> part[row] < 0 ? -1 : cellOfPart[part[row]]);
            open = next;
        }
        done.addAll(open);
        return done;
    }

    /** How many parts a cell is divided into: a power of two; 0 when it stays whole. */
    private int parts(Cell cell) {
        double most = cell.rows() / (ROWS_OF_PART * counts.noise());
        double room = grid.unit() > 0 ? cell.width() : cell.width() / Math.ulp(cell.to());
        int parts = Integer.highestOneBit((int) Math.min(MOST_PARTS, Math.min(most, room)));
        return parts < 2 ? 0 : parts;
    }

    /** Which part of which open cell each row lies in, counted through all cells; −1 in none. */
    private int[] parts(List<Cell> open, int[] first, int[] at, double[] units) {
        return IntStream.range(0, at.length)
                .map(row -> {
                    int cell = at[row];
                    int parts = cell < 0 ? 0 : first[cell + 1] - first[cell];
                    return parts == 0 ? -1 : first[cell] + open.get(cell).partOf(Math.abs(units[row]), parts);
                })
                .toArray();
    }

    /** Rows of the parts: what may be noise is none, and the others together have the whole's, which was counted before. */
    private double[] rows(Cell whole, long[] noisy) {
        double enough = NOT_NOISE * counts.noise();
        double[] rows =
                Arrays.stream(noisy).mapToDouble(n -> n < enough ? 0 : n).toArray();
        long kept = Arrays.stream(rows).filter(n -> n > 0).count();
        double more = (whole.rows() - Arrays.stream(rows).sum()) / Math.max(1, kept);
        return Arrays.stream(rows).map(n -> n > 0 ? Math.max(1, n + more) : 0).toArray();
    }

    private Treatment treatment(List<Cell> cells, double missing) {
        List<Cell> sorted = cells.stream()
                .sorted(Comparator.comparingDouble(Cell::begin).thenComparingDouble(Cell::to))
                .toList();
        double total = sorted.stream().mapToDouble(Cell::rows).sum();
        int pieces = sorted.size();
        double[] cut = new double[pieces + 1];
        double[] low = new double[pieces];
        double[] high = new double[pieces];
        double below = 0;
        for (int p = 0; p < pieces; p++) {
            Cell cell = sorted.get(p);
            double last = grid.unit() > 0 ? Math.max(cell.from(), cell.to() - 1) : cell.to();
            low[p] = value(cell.negative() ? -last : cell.from());
            high[p] = value(cell.negative() ? -cell.from() : last);
            below += cell.rows();
            cut[p + 1] = p == pieces - 1 ? 1 : below / total;
        }
        boolean one = pieces == 1 && low[0] == high[0] && missing == 0;
        return one
                ? new Fixed(Optional.of(Double.toString(low[0])), true)
                : new Numbers(new QuantileFunction(cut, low, high), grid, missing / (missing + total));
    }

    private double value(double units) {
        // No negative zero.
        return Math.clamp(grid.unit() > 0 ? units * grid.unit() / grid.scale() : units, span.low, span.high) + 0.0;
    }
}
