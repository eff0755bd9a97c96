package io.syntho.synthesis.constraint;

import io.syntho.synthesis.Condition;
import io.syntho.synthesis.constraint.Step.Bounded;
import io.syntho.synthesis.constraint.Step.Computed;
import io.syntho.synthesis.constraint.Step.Difference;
import io.syntho.synthesis.constraint.Step.Joined;
import io.syntho.synthesis.constraint.Step.Part;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Makes the table's rows of those that were learned.
 *
 * @param columns the table's columns, in order
 * @param steps in the order in which they are done: what one needs, those before it have made
 */
record Transform(List<String> columns, List<Step> steps) {

    Transform {
        columns = List.copyOf(columns);
        steps = List.copyOf(steps);
    }

    /** Rows as they were learned. */
    static Transform none(List<String> columns) {
        return new Transform(columns, List.of());
    }

    /** The step that makes a column; empty for one that is learned as it is. */
    Optional<Step> makerOf(String column) {
        return steps.stream()
                .filter(step -> switch (step) {
                    case Joined joined ->
                        joined.parts().stream().anyMatch(part -> part.name().equals(column));
                    case Difference difference -> difference.high().equals(column);
                    case Computed computed -> computed.column().equals(column);
                    case Bounded bounded -> false;
                })
                .findFirst();
    }

    /** The table's rows. A row that can not be made, since no combination was drawn for it, is marked in {@code lost}. */
    Table restore(Table learned, boolean[] lost) {
        if (steps.isEmpty()) {
            return learned;
        }
        Map<String, Column> byName = new HashMap<>();
        learned.columns().forEach(column -> byName.put(column.name(), column));
        for (Step step : steps) {
            switch (step) {
                case Joined joined -> split(joined, (CodedColumn) byName.get(joined.learned()), lost, byName);
                case Difference difference -> byName.put(difference.high(), greater(difference, byName));
                case Computed computed -> byName.put(computed.column(), computed(computed, byName, learned.rows()));
                case Bounded bounded -> byName.put(bounded.column(), within(bounded, byName));
            }
        }
        List<Column> restored = new ArrayList<>();
        for (String column : columns) {
            restored.add(byName.get(column));
        }
        return new Table(restored);
    }

    private static void split(Joined joined, CodedColumn column, boolean[] lost, Map<String, Column> byName) {
        int known = joined.parts().getFirst().codes().length;
        int[] combinations = column.dictionary().stream()
                .mapToInt(label -> label(label, known))
                .toArray();
        int[] ofRow = new int[column.size()];
        for (int row = 0; row < ofRow.length; row++) {
            int code = column.codes()[row];
            ofRow[row] = code == CodedColumn.MISSING ? -1 : combinations[code];
            lost[row] |= ofRow[row] < 0;
        }
        for (Part part : joined.parts()) {
            int[] codes = IntStream.of(ofRow)
                    .map(combination -> combination < 0 ? CodedColumn.MISSING : part.codes()[combination])
                    .toArray();
            byName.put(part.name(), part.numeric() ? numbers(part, codes) : words(part, codes));
        }
    }

    private static int label(String label, int known) {
        try {
            int combination = Integer.parseInt(label);
            return combination >= 0 && combination < known ? combination : -1;
        } catch (NumberFormatException pooled) {
            return -1;
        }
    }

    private static Column words(Part part, int[] codes) {
        return new CodedColumn(part.name(), codes, part.dictionary());
    }

    private static Column numbers(Part part, int[] codes) {
        double[] values =
                part.dictionary().stream().mapToDouble(Double::parseDouble).toArray();
        return new NumericColumn(
                part.name(),
                Arrays.stream(codes)
                        .mapToDouble(code -> code == CodedColumn.MISSING ? Double.NaN : values[code])
                        .toArray());
    }

    private static Column greater(Difference difference, Map<String, Column> byName) {
        double[] low = values(byName, difference.low());
        double[] apart = values(byName, difference.high());
        double[] high = new double[low.length];
        for (int row = 0; row < high.length; row++) {
            // Math.max keeps NaN.
            high[row] = difference.grid().round(low[row] + Math.max(apart[row], 0) * difference.unit());
        }
        return new NumericColumn(difference.high(), high);
    }

    private static Column computed(Computed computed, Map<String, Column> byName, int rows) {
        Expression expression = Expression.parse(computed.expression());
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            int at = row;
            values[row] = computed.grid().round(expression.value(name -> values(byName, name)[at]));
        }
        return new NumericColumn(computed.column(), values);
    }

    private static Column within(Bounded bounded, Map<String, Column> byName) {
        double[] values = Arrays.stream(values(byName, bounded.column()))
                .map(value -> Double.isNaN(value) ? value : Math.clamp(value, bounded.min(), bounded.max()))
                .toArray();
        return new NumericColumn(bounded.column(), values);
    }

    private static double[] values(Map<String, Column> byName, String column) {
        return ((NumericColumn) byName.get(column)).values();
    }

    /** The labels of the combinations that are as {@code condition} wants its column, which is one of {@code joined}. */
    static List<String> labels(Joined joined, Condition condition) {
        Part part = joined.parts().stream()
                .filter(candidate -> candidate.name().equals(condition.column()))
                .findFirst()
                .orElseThrow();
        Column values = part.numeric() ? numbers(part, part.codes()) : words(part, part.codes());
        IntPredicate met = ConditionCheck.on(values, condition);
        return IntStream.range(0, part.codes().length)
                .filter(met)
                .mapToObj(Integer::toString)
                .toList();
    }
}
