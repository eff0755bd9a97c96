package io.syntho.server.generation;

import io.syntho.synthesis.Method;
import io.syntho.synthesis.regenerate.Makers;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.AutoregressiveOptions.ModelSize;
import io.syntho.v1.GenerationConfig;

/**
 * How much work it is to learn a table, told by its shape before anything is read: what the networks' schedules and widths come to, roughly. Methods
 * stop when they no longer gain, so the time can be half or twice what this says.
 *
 * @param units of the method's own; twice as many take twice as long on the same machine
 * @param steps most training steps; 0 for a method that does not train
 * @param width columns of numbers that the table becomes
 */
public record FitWork(double units, long steps, int width) {

    private static final int MODES = 10;
    private static final int MOST_CATEGORIES = 500;

    /** Rows and steps of the networks that make rows, see their schedules. */
    private static final int BATCH = 500;

    private static final int CTGAN_STEPS = 2_500;
    private static final int TVAE_STEPS = 2_300;
    private static final int LEAST_STEPS = 300;

    /** What a schedule affords where no seconds are said, in units: rows wider than some 640 columns for CTGAN, 4,400 for TVAE, get fewer steps. */
    private static final double CTGAN_MOST = 1.4e9;

    private static final double TVAE_MOST = 6.6e9;

    /** What a step takes whatever its rows, and a row whatever its width, in rows and in columns. */
    private static final double STEP_IN_ROWS = 120;

    private static final double ROW_IN_COLUMNS = 256;

    /** Passes of the autoregressive network until it stops gaining: 130 over 10,000 rows, more over fewer. */
    private static final double PASSES = 130;

    private static final double PASSES_ROWS = 10_000;
    private static final double PASSES_POWER = 0.7;
    private static final int LEAST_PASSES = 20;
    private static final int MOST_PER_PASS = 50_000;
    private static final int LARGEST_BATCH = 256;

    private static final int NOISY_STEPS = 400;
    private static final double MOST_NOISY_BATCH = 2_048;

    /** Above so many distinct values a number is told in two words. */
    private static final long ONE_WORD = 100;

    private static final double MOST_WEIGHTS = 1.2e6;

    /** What it takes to clip each row's gradient by itself, and to draw noise, as times of what it takes to add gradients up. */
    private static final double CLIPPING = 4;

    /** Products for a weight and a row, forward and back. */
    private static final double PRODUCTS = 6;

    /** The copula's dependence is estimated from a part of the rows, so that columns count, and rows hardly. */
    private static final double COPULA_PER_COLUMN = 0.04;

    private static final double COPULA_PER_CELL = 5e-8;

    /**
     * The work of learning.
     *
     * @param rows rows to learn from
     * @param learned the columns that are not left out
     */
    public static FitWork of(Method method, long rows, TableSchema learned, GenerationConfig config) {
        int width = width(method, learned);
        return switch (method) {
            case GAUSSIAN_COPULA ->
                new FitWork(1 + COPULA_PER_COLUMN * width + COPULA_PER_CELL * rows * width, 0, width);
            case CTGAN -> generator(rows, width, config, config.getCtgan().getBatchSize(), CTGAN_STEPS, CTGAN_MOST);
            case TVAE -> generator(rows, width, config, config.getTvae().getBatchSize(), TVAE_STEPS, TVAE_MOST);
            case AUTOREGRESSIVE -> autoregressive(rows, learned, width, config);
        };
    }

    private static FitWork generator(
            long rows, int width, GenerationConfig config, int asked, int enough, double mostUnits) {
        long most = asked > 0 ? asked : BATCH;
        long batch = Math.clamp(rows / 10, Math.min(50, most), most);
        long perPass = Math.max(1, rows / batch);
        long passes = config.hasEpochs() ? config.getEpochs() : 300;
        double ofStep = (batch + STEP_IN_ROWS) * (width + ROW_IN_COLUMNS);
        long steps = Math.min(passes * perPass, Math.max(enough, 2 * perPass));
        if (!config.hasComputeBudgetSeconds()) {
            steps = Math.min(steps, Math.max(LEAST_STEPS, (long) (mostUnits / ofStep)));
        }
        return new FitWork(steps * ofStep, steps, width);
    }

    private static FitWork autoregressive(long rows, TableSchema learned, int width, GenerationConfig config) {
        ModelSize size = config.getAutoregressive().getModelSize();
        double budget = size == ModelSize.MODEL_SIZE_SMALL ? 0.5e12 : size == ModelSize.MODEL_SIZE_LARGE ? 12e12 : 4e12;
        double hidden = size == ModelSize.MODEL_SIZE_SMALL ? 32 : size == ModelSize.MODEL_SIZE_LARGE ? 128 : 64;
        boolean noisy = config.getPrivacy().hasDifferentialPrivacy();
        if (noisy) {
            hidden = size == ModelSize.MODEL_SIZE_LARGE ? 64 : 32;
        }
        double words = 0;
        for (ColumnSchema column : learned.columns()) {
            words += Makers.needed(column) ? 0 : categories(column) || distinct(column) <= ONE_WORD ? 1 : 2;
        }
        double weights = Math.min(MOST_WEIGHTS, words * words * hidden * hidden / 4);
        double perRow = PRODUCTS * (weights + words * hidden * hidden + width * hidden);
        if (noisy) {
            return noisy(rows, perRow, width, config);
        }
        long perPass = Math.clamp(rows, 1, MOST_PER_PASS);
        double passes = Math.max(LEAST_PASSES, PASSES * Math.pow(PASSES_ROWS / perPass, PASSES_POWER));
        if (config.hasEpochs()) {
            passes = Math.min(passes, config.getEpochs());
        }
        long batch = config.getAutoregressive().getBatchSize() > 0
                ? config.getAutoregressive().getBatchSize()
                : Math.clamp(perPass / 30, 32, LARGEST_BATCH);
        double units = Math.min(budget, passes * perPass * perRow);
        return new FitWork(units, Math.max(1, Math.round(units / perRow / batch)), width);
    }

    /** Under differential privacy the number of steps is fixed. */
    private static FitWork noisy(long rows, double perRow, int width, GenerationConfig config) {
        int asked = config.getAutoregressive().getBatchSize();
        double batch = Math.clamp(asked > 0 ? asked : Math.min(rows / 10.0, MOST_NOISY_BATCH), 1, Math.max(1, rows));
        double most = config.hasEpochs() ? config.getEpochs() * rows / batch : NOISY_STEPS;
        long steps = Math.clamp((long) most, 1, NOISY_STEPS);
        return new FitWork(CLIPPING * steps * batch * perRow, steps, width);
    }

    /** A number is a mode and a place within it for the networks, an axis for the copula; a category is one column for each. */
    private static int width(Method method, TableSchema learned) {
        int width = 0;
        for (ColumnSchema column : learned.columns()) {
            if (!Makers.needed(column)) {
                int missing = column.profile().missingShare() > 0 ? 1 : 0;
                width += switch (method) {
                    case GAUSSIAN_COPULA -> 1;
                    case CTGAN, TVAE, AUTOREGRESSIVE ->
                        (categories(column) ? (int) Math.min(distinct(column), MOST_CATEGORIES) : MODES + 1) + missing;
                };
            }
        }
        return width;
    }

    private static boolean categories(ColumnSchema column) {
        return !column.type().numeric() || column.meaning() == Meaning.CATEGORICAL;
    }

    private static long distinct(ColumnSchema column) {
        return Math.max(1, column.profile().distinctCount());
    }
}
