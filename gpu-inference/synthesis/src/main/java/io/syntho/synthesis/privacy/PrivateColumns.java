package io.syntho.synthesis.privacy;

import io.syntho.synthesis.Protection;
import io.syntho.synthesis.privacy.PrivateNumbers.Span;
import io.syntho.synthesis.regenerate.BlindMakers;
import io.syntho.synthesis.regenerate.Makers;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.Grid;
import io.syntho.synthesis.transform.NumericCategories;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;

/**
 * Decides what becomes of each column from the schema alone, and learns its marginal from noisy counts. How many counts are told depends on the schema
 * alone too. Values that are made anew look like their kind, not like the originals, of which nothing is learned but how many are missing.
 */
public final class PrivateColumns {

    /** A column of numbers tells more than one of categories: so many times its share of what may be told. */
    private static final int NUMBERS_SHARE = 3;

    private static final double MICROSECONDS_PER_SECOND = 1e6;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MICROSECONDS_PER_DAY = 86_400e6;
    private static final int MOST_DECIMALS = 15;

    private final NoisyCounts counts;
    private final NoisyCounts levels;
    private final PrivateCategories categories;

    /** How a column is counted. */
    private enum Counting {
        MISSING_ONLY,
        CATEGORIES,
        NUMBERS
    }

    /**
     * Planning with this much noise.
     *
     * @param noise deviation on a histogram of categories; those of numbers get {@link #levelNoise}
     * @param delta probability that a column of categories tells of a label that a single row has
     * @param maxCategories most categories of a column that are learned by name
     */
    public PrivateColumns(SecretKey key, double noise, double delta, Protection protection, int maxCategories) {
        this.counts = new NoisyCounts(new SecretStream(key, SecretStream.Use.COUNTS, 0), noise);
        this.levels = new NoisyCounts(new SecretStream(key, SecretStream.Use.COUNTS, 1), levelNoise(noise));
        this.categories = new PrivateCategories(counts, delta, protection, maxCategories);
    }

    /** Deviation on each level of a column of numbers: all its levels together tell as much as three histograms of categories. */
    static double levelNoise(double noise) {
        return noise * Math.sqrt((double) PrivateNumbers.HISTOGRAMS / NUMBERS_SHARE);
    }

    /** All that planning the columns of a schema tells, apart from the labels' δ. */
    public static RenyiCurve told(TableSchema schema, double noise) {
        long numbers = count(schema, Counting.NUMBERS);
        RenyiCurve each = RenyiCurve.gaussian(levelNoise(noise)).times(PrivateNumbers.HISTOGRAMS * numbers);
        return RenyiCurve.gaussian(noise)
                .times(schema.columns().size() - numbers)
                .plus(each);
    }

    /** Columns whose labels have to pass a threshold. */
    public static long labelled(TableSchema schema) {
        return count(schema, Counting.CATEGORIES);
    }

    private static long count(TableSchema schema, Counting counting) {
        return schema.columns().stream()
                .filter(column -> counting(column) == counting)
                .count();
    }

    private static Counting counting(ColumnSchema schema) {
        if (Makers.needed(schema)) {
            return Counting.MISSING_ONLY;
        }
        boolean names = !schema.type().numeric() || schema.meaning() == Meaning.CATEGORICAL;
        return names ? Counting.CATEGORIES : Counting.NUMBERS;
    }

    /** The plan for one column. */
    public ColumnPlan plan(Column column, ColumnSchema schema) {
        ColumnSchema bare = new ColumnSchema(
                schema.name(),
                schema.type(),
                schema.meaning(),
                schema.pii(),
                1,
                // What detection found, in words, may count rows.
                "",
                schema.format(),
                ColumnProfile.EMPTY,
                schema.corrected());
        return new ColumnPlan(bare, treatment(column, schema));
    }

    private Treatment treatment(Column column, ColumnSchema schema) {
        boolean numeric = column instanceof NumericColumn;
        return switch (counting(schema)) {
            case MISSING_ONLY -> new Made(BlindMakers.of(schema, numeric), numeric, missingShare(column));
            case CATEGORIES -> {
                CodedColumn coded = column instanceof NumericColumn numbers
                        ? NumericCategories.coded(numbers)
                        : (CodedColumn) column;
                boolean label = !numeric && schema.type() != StorageType.BOOLEAN;
                yield categories.treatment(coded, label, numeric);
            }
            case NUMBERS ->
                new PrivateNumbers(levels, grid(schema), span(schema)).treatment(((NumericColumn) column).values());
        };
    }

    private double missingShare(Column column) {
        int missing = column.missingCount();
        long[] noisy = counts.of(new long[] {missing, column.size() - missing});
        double gone = noisy[0] >= counts.threshold(2) ? noisy[0] : 0;
        double there = Math.max(1, noisy[1]);
        return gone / (gone + there);
    }

    /** The values that a column may hold, as its type and format say. */
    private static Grid grid(ColumnSchema schema) {
        return switch (schema.type()) {
            case INTEGER, BOOLEAN, STRING -> Grid.ofDecimals(0);
            case DECIMAL ->
                schema.format().decimals() > 0
                        ? Grid.ofDecimals(Math.min(schema.format().decimals(), MOST_DECIMALS))
                        : Grid.NONE;
            case DATE -> new Grid(1, MICROSECONDS_PER_DAY, 0);
            case DATETIME -> new Grid(1, smallestTime(schema), 0);
        };
    }

    private static Span span(ColumnSchema schema) {
        return switch (schema.type()) {
            case INTEGER, BOOLEAN, STRING -> Span.EXACT;
            case DECIMAL -> schema.format().decimals() > 0 ? Span.EXACT : Span.ANY;
            case DATE, DATETIME -> Span.TIMES;
        };
    }

    private static double smallestTime(ColumnSchema schema) {
        String pattern = schema.format().datePattern().orElse("S");
        if (pattern.contains("S") || pattern.startsWith("epoch_millis")) {
            return 1;
        }
        boolean seconds = pattern.contains("s");
        return seconds ? MICROSECONDS_PER_SECOND : MICROSECONDS_PER_SECOND * SECONDS_PER_MINUTE;
    }
}
