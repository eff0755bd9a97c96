package io.syntho.synthesis.constraint;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts batches of rows one below the other. */
public final class Joining {

    private Joining() {}

    /** All rows of {@code batches}, whose dictionaries may differ. */
    public static Table of(TableSchema schema, List<Table> batches) {
        int rows = batches.stream().mapToInt(Table::rows).sum();
        List<Column> columns = new ArrayList<>();
        for (ColumnSchema column : schema.columns()) {
            List<Column> parts =
                    batches.stream().map(batch -> batch.column(column.name())).toList();
            columns.add(
                    column.type().numeric() ? numbers(column.name(), parts, rows) : words(column.name(), parts, rows));
        }
        return new Table(columns);
    }

    private static Column numbers(String name, List<Column> parts, int rows) {
        double[] values = new double[rows];
        int at = 0;
        for (Column part : parts) {
            System.arraycopy(((NumericColumn) part).values(), 0, values, at, part.size());
            at += part.size();
        }
        return new NumericColumn(name, values);
    }

    private static Column words(String name, List<Column> parts, int rows) {
        Map<String, Integer> codeOf = new LinkedHashMap<>();
        int[] codes = new int[rows];
        int at = 0;
        for (Column part : parts) {
            CodedColumn coded = (CodedColumn) part;
            int[] renumbered = coded.dictionary().stream()
                    .mapToInt(word -> codeOf.computeIfAbsent(word, w -> codeOf.size()))
                    .toArray();
            for (int code : coded.codes()) {
                codes[at++] = code == CodedColumn.MISSING ? CodedColumn.MISSING : renumbered[code];
            }
        }
        return new CodedColumn(name, codes, List.copyOf(codeOf.keySet()));
    }
}
