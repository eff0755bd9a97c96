package io.syntho.evaluation.privacy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the rows of one table for which conditions hold. Reused from predicate to predicate; keeps one index a row. */
final class RowFilter {

    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final List<Column> columns = new ArrayList<>();
    private final List<Map<String, Integer>> codes = new ArrayList<>();
    private final int[] found;
    private int count;

    RowFilter(Table table, List<ColumnSchema> schemas) {
        found = new int[table.rows()];
        for (ColumnSchema schema : schemas) {
            Column column = table.column(schema.name());
            columns.add(column);
            codes.add(column instanceof CodedColumn coded ? codes(coded) : Map.of());
        }
    }

    private static Map<String, Integer> codes(CodedColumn column) {
        Map<String, Integer> codes = HashMap.newHashMap(column.dictionary().size());
        for (int code = 0; code < column.dictionary().size(); code++) {
            codes.put(column.dictionary().get(code), code);
        }
        return codes;
    }

    /** Number of rows found. */
    int count() {
        return count;
    }

    /** Row found number {@code i}, ascending. */
    int row(int i) {
        return found[i];
    }

    /** Finds all rows for which every one of {@code conditions}, at least one, holds. */
    void find(List<Condition> conditions) {
        first(conditions.getFirst());
        for (int i = 1; i < conditions.size() && count > 0; i++) {
            narrow(conditions.get(i));
        }
    }

    /** Finds all rows for which {@code condition} holds. */
    void first(Condition condition) {
        count = 0;
        switch (columns.get(condition.column())) {
            case NumericColumn numeric -> firstNumber(condition, numeric.values());
            case CodedColumn coded -> firstCode(code(condition).orElse(UNKNOWN), coded.codes());
        }
    }

    private void firstNumber(Condition condition, double[] values) {
        if (condition instanceof Condition.Within within) {
            for (int row = 0; row < values.length; row++) {
                if (values[row] >= within.low() && values[row] <= within.high()) {
                    found[count++] = row;
                }
            }
        } else {
            for (int row = 0; row < values.length; row++) {
                if (Double.isNaN(values[row])) {
                    found[count++] = row;
                }
            }
        }
    }

    private void firstCode(int code, int[] rows) {
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] == code) {
                found[count++] = row;
            }
        }
    }

    /** Keeps those of the rows found for which {@code condition} holds too. */
    void narrow(Condition condition) {
        int kept = 0;
        switch (columns.get(condition.column())) {
            case NumericColumn numeric -> {
                double[] values = numeric.values();
                for (int i = 0; i < count; i++) {
                    if (holds(condition, values[found[i]])) {
                        found[kept++] = found[i];
                    }
                }
            }
            case CodedColumn coded -> {
                int code = code(condition).orElse(UNKNOWN);
                for (int i = 0; i < count; i++) {
                    if (coded.codes()[found[i]] == code) {
                        found[kept++] = found[i];
                    }
                }
            }
        }
        count = kept;
    }

    private static boolean holds(Condition condition, double value) {
        return condition instanceof Condition.Within within
                ? value >= within.low() && value <= within.high()
                : Double.isNaN(value);
    }

    /** The code that a condition on text asks for; empty when this table does not know the text. */
    private Optional<Integer> code(Condition condition) {
        return condition instanceof Condition.Is is
                ? Optional.ofNullable(codes.get(is.column()).get(is.text()))
                : Optional.of(CodedColumn.MISSING);
    }
}
