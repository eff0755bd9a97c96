package io.syntho.synthesis.autoregressive;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The coded training rows, split into those that teach and those that tell when to stop. */
final class TrainingRows {

    private static final double VALIDATION_SHARE = 0.1;
    private static final int MOST_VALIDATION = 4_000;

    /** More rows than this are not all seen in one pass: a pass stays short enough to tell when to stop. */
    private static final int MOST_PER_EPOCH = 50_000;

    private final int[][] cells;
    private final int[] training;
    private final int[] validation;

    /**
     * Splits rows at random.
     *
     * @param cells by column, of each row
     */
    TrainingRows(int[][] cells, SplittableRandom random) {
        this.cells = cells;
        int rows = cells[0].length;
        int[] order = shuffled(rows, random);
        int held = (int) Math.clamp(Math.ceil(rows * VALIDATION_SHARE), 1, MOST_VALIDATION);
        this.validation = Arrays.copyOf(order, held);
        this.training = Arrays.copyOfRange(order, held, rows);
    }

    private TrainingRows(int[][] cells) {
        this.cells = cells;
        this.training = counting(cells[0].length);
        this.validation = new int[0];
    }

    /** Rows that all teach; none tell when to stop. */
    static TrainingRows whole(int[][] cells) {
        return new TrainingRows(cells);
    }

    /** Rows that teach. */
    int size() {
        return training.length;
    }

    /** Rows of one pass. */
    int perEpoch() {
        return Math.min(training.length, MOST_PER_EPOCH);
    }

    /** The rows of a pass, in random order. */
    int[] epoch(SplittableRandom random) {
        int[] order = training.clone();
        int count = perEpoch();
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(order.length - i);
            int row = order[j];
            order[j] = order[i];
            order[i] = row;
        }
        return Arrays.copyOf(order, count);
    }

    /** The rows that tell when to stop. */
    int[] validation() {
        return validation;
    }

    /** Cells of some rows, by column. */
    int[][] cells(int[] rows) {
        int[][] part = new int[cells.length][rows.length];
        for (int c = 0; c < cells.length; c++) {
            for (int i = 0; i < rows.length; i++) {
                part[c][i] = cells[c][rows[i]];
            }
        }
        return part;
    }

    /** At most {@code most} of the numbers 0 to {@code size} − 1: all, or one out of each of equal stretches at random. */
    static int[] some(int size, int most, SplittableRandom random) {
        if (size <= most) {
            return counting(size);
        }
        int[] some = new int[most];
        for (int i = 0; i < most; i++) {
            int begin = (int) ((long) size * i / most);
            int end = (int) ((long) size * (i + 1) / most);
            some[i] = begin + random.nextInt(end - begin);
        }
        return some;
    }

    /** 0 to {@code size} − 1. */
    static int[] counting(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** The same in random order (Fisher and Yates). */
    static int[] shuffled(int size, SplittableRandom random) {
        int[] order = counting(size);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
