package io.syntho.synthesis.constraint;

import io.syntho.synthesis.Condition;
import io.syntho.synthesis.Condition.Between;
import io.syntho.synthesis.Condition.Missing;
import io.syntho.synthesis.Condition.OneOf;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Which rows are as conditions want them. */
public final class ConditionCheck {

    private ConditionCheck() {}

    /**
     * Which rows of {@code table} meet all of {@code conditions}.
     *
     * @throws IllegalArgumentException when a column is not in the table
     */
    public static IntPredicate on(Table table, List<Condition> conditions) {
        IntPredicate all = row -> true;
        for (Condition condition : conditions) {
            all = all.and(on(table.column(condition.column()), condition));
        }
        return all;
    }

    /** Which rows of {@code column} are as {@code condition} wants them. */
    public static IntPredicate on(Column column, Condition condition) {
        return switch (condition) {
            case Missing missing -> column::isMissing;
            case Between(String name, double from, double to) -> {
                double[] values = column instanceof NumericColumn numbers ? numbers.values() : none(column);
                yield row -> values[row] >= from && values[row] <= to;
            }
            case OneOf oneOf ->
                switch (column) {
                    case CodedColumn words -> {
                        boolean[] met = new boolean[words.dictionary().size()];
                        for (int code = 0; code < met.length; code++) {
                            met[code] =
                                    oneOf.values().contains(words.dictionary().get(code));
                        }
                        yield row -> words.codes()[row] != CodedColumn.MISSING && met[words.codes()[row]];
                    }
                    case NumericColumn numbers -> {
                        double[] wanted = numbers(oneOf.values());
                        yield row -> Arrays.binarySearch(wanted, numbers.values()[row] + 0.0) >= 0;
                    }
                };
        };
    }

    private static double[] none(Column column) {
        double[] none = new double[column.size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** The numbers among some texts, ascending. */
    public static double[] numbers(List<String> texts) {
        return texts.stream()
                .mapToDouble(ConditionCheck::number)
                .filter(Double::isFinite)
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
