package io.syntho.evaluation.privacy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the rows of one table for which conditions hold, block by block, and no further than is asked for: what is common is counted after a few
 * blocks, and what is rare costs one look at each row's first condition.
 */
final class RowFilter {

    /** Rows looked at together: they and what is found of them stay in the cache. */
    private static final int BLOCK = 4_096;

    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final List<Column> columns = new ArrayList<>();
    private final List<Map<String, Integer>> codes = new ArrayList<>();
    private final int rows;

    /** One place more, since a row is written before it is known to be found. */
    private final int[] found = new int[BLOCK + 1];

    private int count;

    RowFilter(Table table, List<ColumnSchema> schemas) {
        rows = table.rows();
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

    /** For how many rows all of {@code conditions}, at least one, hold; counted up to {@code most}. */
    int count(List<Condition> conditions, int most) {
        int all = 0;
        for (int start = 0; start < rows && all < most; start += BLOCK) {
            find(conditions, start);
            all += count;
        }
        return Math.min(all, most);
    }

    /**
     * Adds conditions of {@code more}, one after the other, until all hold for {@code row} alone. One pass: a row for which something does not hold
     * needs no second look when more is asked.
     *
     * @param row a row for which all conditions hold
     * @param conditions what is asked to begin with, at least one; what was added stands at the end
     * @return whether no other row is left
     */
    boolean singleOut(int row, List<Condition> conditions, Iterator<Condition> more) {
        for (int start = 0; start < rows; start += BLOCK) {
            find(conditions, start);
            int own = row >= start && row < start + BLOCK ? 1 : 0;
            while (count > own) {
                if (!more.hasNext()) {
                    return false;
                }
                Condition added = more.next();
                conditions.add(added);
                narrow(added);
            }
        }
        return true;
    }

    private void find(List<Condition> conditions, int start) {
        first(conditions.getFirst(), start, Math.min(rows, start + BLOCK));
        for (int i = 1; i < conditions.size() && count > 0; i++) {
            narrow(conditions.get(i));
        }
    }

    private void first(Condition condition, int start, int end) {
        count = 0;
        switch (columns.get(condition.column())) {
            case NumericColumn numeric -> firstNumber(condition, numeric.values(), start, end);
            case CodedColumn coded -> firstCode(code(condition).orElse(UNKNOWN), coded.codes(), start, end);
        }
    }

    // Without branches: a condition may hold for every other row.

    private void firstNumber(Condition condition, double[] values, int start, int end) {
        if (condition instanceof Condition.Within within) {
            for (int row = start; row < end; row++) {
                found[count] = row;
                count += values[row] >= within.low() && values[row] <= within.high() ? 1 : 0;
            }
        } else {
            for (int row = start; row < end; row++) {
                found[count] = row;
                count += Double.isNaN(values[row]) ? 1 : 0;
            }
        }
    }

    private void firstCode(int code, int[] codes, int start, int end) {
        for (int row = start; row < end; row++) {
            found[count] = row;
            count += codes[row] == code ? 1 : 0;
        }
    }

    /** Keeps those of the rows found for which {@code condition} holds too. */
    private void narrow(Condition condition) {
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
