package io.syntho.tabular.detect;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnProfile.ValueCount;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.ValueText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Describes what a column's values look like, for its owner. */
public final class Profiles {

    private static final int TOP = 20;
    private static final int SAMPLE = 5;
    private static final int ROWS_FOR_SAMPLE = 10_000;
    private static final int LONGEST_TEXT = 200;

    private Profiles() {}

    /** The schema with the profile of {@code column}, whatever it held before. */
    public static ColumnSchema profiled(ColumnSchema schema, Column column) {
        return switch (column) {
            case NumericColumn numeric -> with(schema, NumberSummary.of(numeric.values()), numeric);
            case CodedColumn coded -> {
                int[] counts = coded.counts();
                yield with(schema, counts, coded.size() - coded.missingCount(), coded);
            }
        };
    }

    static ColumnSchema with(ColumnSchema schema, NumberSummary summary, NumericColumn column) {
        ValueText text = ValueText.of(schema);
        List<ValueCount> top = summary.top().stream()
                .map(run -> new ValueCount(text.number(run.value()), run.count()))
                .toList();
        return with(
                schema,
                new ColumnProfile(
                        missingShare(summary.filled(), column.size()),
                        summary.distinct(),
                        summary.quantiles(),
                        schema.type().temporal() ? Double.NaN : summary.mean(),
                        top,
                        sample(text, column),
                        summary.histogram()));
    }

    static ColumnSchema with(ColumnSchema schema, int[] counts, int filled, CodedColumn column) {
        // The heap's head is the least frequent of the most frequent so far.
        PriorityQueue<Integer> top = new PriorityQueue<>(
                Comparator.<Integer>comparingInt(code -> counts[code]).thenComparing(Comparator.reverseOrder()));
        int distinct = 0;
        for (int code = 0; code < counts.length; code++) {
            distinct += counts[code] > 0 ? 1 : 0;
            if (counts[code] > 0 && (top.size() < TOP || counts[code] > counts[top.peek()])) {
                top.add(code);
                if (top.size() > TOP) {
                    top.poll();
                }
            }
        }
        List<ValueCount> values = new ArrayList<>();
        while (!top.isEmpty()) {
            int code = top.poll();
            values.addFirst(new ValueCount(shortened(column.dictionary().get(code)), counts[code]));
        }
        return with(
                schema,
                new ColumnProfile(
                        missingShare(filled, column.size()),
                        distinct,
                        List.of(),
                        Double.NaN,
                        values,
                        sample(ValueText.of(schema), column),
                        List.of()));
    }

    private static double missingShare(int filled, int rows) {
        return rows == 0 ? 0 : 1 - (double) filled / rows;
    }

    private static List<String> sample(ValueText text, Column column) {
        Set<String> sample = new LinkedHashSet<>();
        int rows = Math.min(column.size(), ROWS_FOR_SAMPLE);
        for (int row = 0; row < rows && sample.size() < SAMPLE; row++) {
            if (!column.isMissing(row)) {
                sample.add(shortened(text.text(column, row)));
            }
        }
        return List.copyOf(sample);
    }

    /** Without NUL, which PostgreSQL's JSON does not take. */
    private static String shortened(String text) {
        String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
        return shown.replace('\0', '\uFFFD');
    }

    private static ColumnSchema with(ColumnSchema schema, ColumnProfile profile) {
        return new ColumnSchema(
                schema.name(),
                schema.type(),
                schema.meaning(),
                schema.pii(),
                schema.confidence(),
                schema.reason(),
                schema.format(),
                profile,
                schema.corrected());
    }
}
