package io.syntho.synthesis.transform;

import io.syntho.synthesis.Protection;
import io.syntho.synthesis.regenerate.Makers;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import java.util.Arrays;
import java.util.Optional;

/** Decides what becomes of each column, and learns its marginal. Looks at every row, one column at a time. */
public final class ColumnPlanner {

    /** Numbers with more distinct values than this are a scale, whatever the schema says. */
    private static final int MOST_NUMERIC_CATEGORIES = 20_000;

    private static final double MICROSECONDS_PER_DAY = 86_400_000_000.0;

    private final Protection protection;
    private final int maxCategories;

    /**
     * Plans under these rules.
     *
     * @param maxCategories most categories of a column that are learned by name
     */
    public ColumnPlanner(Protection protection, int maxCategories) {
        this.protection = protection;
        this.maxCategories = maxCategories;
    }

    /** The plan for one column. */
    public ColumnPlan plan(Column column, ColumnSchema schema) {
        return new ColumnPlan(schema.withoutProfile(), treatment(column, schema));
    }

    private Treatment treatment(Column column, ColumnSchema schema) {
        boolean numeric = column instanceof NumericColumn;
        int missing = column.missingCount();
        int present = column.size() - missing;
        if (present < protection.minimumRows()) {
            return new Fixed(Optional.empty(), numeric);
        }
        double missingShare = missing >= protection.minimumRows() ? (double) missing / column.size() : 0;
        if (Makers.needed(schema)) {
            return new Made(Makers.fit(schema, column, protection), numeric, missingShare);
        }
        return switch (column) {
            case CodedColumn texts -> categories(texts, schema.type() != StorageType.BOOLEAN, false);
            case NumericColumn numbers -> numbers(numbers, schema, missingShare);
        };
    }

    private Treatment categories(CodedColumn column, boolean labelAllowed, boolean numeric) {
        boolean allRare = Arrays.stream(column.counts()).allMatch(count -> count < protection.minimumRows());
        if (allRare && !labelAllowed) {
            return new Fixed(Optional.empty(), numeric);
        }
        CategorySet set =
                CategorySet.fit(column, protection, maxCategories, labelAllowed).set();
        boolean one = set.cells() == 1 && set.labels().size() == 1;
        return one ? new Fixed(Optional.of(set.labels().getFirst()), numeric) : new Categories(set, numeric);
    }

    private Treatment numbers(NumericColumn column, ColumnSchema schema, double missingShare) {
        double[] sorted = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0) // one zero, not two
                .sorted()
                .toArray();
        if (sorted[0] == sorted[sorted.length - 1] && missingShare == 0) {
            return new Fixed(Optional.of(Double.toString(sorted[0])), true);
        }
        if (schema.meaning() == Meaning.CATEGORICAL && names(sorted)) {
            return categories(NumericCategories.coded(column), false, true);
        }
        return new Numbers(QuantileFunction.fit(sorted, protection.minimumRows()), grid(sorted, schema), missingShare);
    }

    /**
     * Whether numbers that are called categories name things: some are frequent enough to be kept, and either none is rare or the frequent ones lie
     * scattered, as postal codes do. Counts with a rare tail (0, 1, 2, 3, and one 17) are a scale: pooling their tail would lose it.
     */
    private boolean names(double[] sorted) {
        int distinct = 0;
        int kept = 0;
        double first = Double.NaN;
        double last = Double.NaN;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            distinct++;
            if (to - from >= protection.minimumRows()) {
                kept++;
                first = Double.isNaN(first) ? sorted[from] : first;
                last = sorted[from];
            }
            from = to;
        }
        boolean counts = kept >= 3 && last - first < 2.0 * kept;
        return kept > 0 && distinct <= MOST_NUMERIC_CATEGORIES && (kept == distinct || !counts);
    }

    private static Grid grid(double[] sorted, ColumnSchema schema) {
        Grid found = Grid.of(sorted);
        return switch (schema.type()) {
            case DATE ->
                found.unit() > 0 && found.unit() % MICROSECONDS_PER_DAY == 0
                        ? found
                        : new Grid(1, MICROSECONDS_PER_DAY, 0);
            case INTEGER -> found.scale() == 1 ? found : Grid.ofDecimals(0);
            case DECIMAL ->
                found.unit() == 0 && schema.format().decimals() > 0
                        ? Grid.ofDecimals(Math.min(schema.format().decimals(), 15))
                        : found;
            case DATETIME, BOOLEAN, STRING -> found;
        };
    }
}
