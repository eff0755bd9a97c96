package io.syntho.synthesis.training;

import java.util.OptionalInt;

/**
 * How long a network is trained.
 *
 * @param epochs most passes over the rows
 * @param seconds most seconds; where they end training, results depend on the machine's speed. Without them the work is bounded
 * @param batchSize rows per step
 * @param steps that are enough for a table of ordinary size; a large one is passed over at least {@code leastEpochs} times
 * @param leastEpochs passes over a large table
 * @param patience validations without gain after which training stops
 */
public record Schedule(int epochs, OptionalInt seconds, int batchSize, int steps, int leastEpochs, int patience) {

    /** Steps between validations. */
    static final int ROUND = 50;

    /**
     * What training may take where no seconds are said, see {@link Learner#work}: about three minutes of one core. Tables of some hundred categories
     * need less than a third; those of thousands get fewer steps.
     */
    private static final double MOST_WORK = 1.4e13;

    /** With fewer a network has hardly begun to learn. */
    private static final int LEAST_STEPS = 300;

    private static final int STEPS_OF_SMALL = 10;
    private static final int SMALLEST_BATCH = 50;
    private static final double FULL_RATE = 0.4;
    private static final double LAST_RATE = 0.05;

    /**
     * Rows per step for a table: at least ten steps per pass, unless that takes fewer than 50 rows.
     *
     * @param most rows per step, a multiple of {@code multiple}
     * @param multiple what the batch must be a multiple of
     */
    public static int batchSize(int rows, int most, int multiple) {
        int wanted = Math.clamp(rows / STEPS_OF_SMALL, Math.min(SMALLEST_BATCH, most), most);
        return Math.max(1, wanted / multiple) * multiple;
    }

    /** Steps per pass over {@code rows} rows; the rows that do not fill a batch wait for the next pass, which is in another order. */
    long stepsPerEpoch(int rows) {
        return Math.max(1, rows / batchSize);
    }

    /**
     * Steps that are planned.
     *
     * @param work of a step, see {@link Learner#work}
     */
    long plannedSteps(int rows, double work) {
        long perEpoch = stepsPerEpoch(rows);
        long enough = Math.max(steps, leastEpochs * perEpoch);
        long affordable = seconds.isPresent() ? enough : Math.max(LEAST_STEPS, (long) (MOST_WORK / work));
        return Math.min(epochs * perEpoch, Math.min(enough, affordable));
    }

    /** Factor of the step size when {@code done} of the plan is over: constant, then falling in a straight line. */
    static double rate(double done) {
        double falling = Math.clamp((done - FULL_RATE) / (1 - FULL_RATE), 0, 1);
        return 1 - (1 - LAST_RATE) * falling;
    }
}
