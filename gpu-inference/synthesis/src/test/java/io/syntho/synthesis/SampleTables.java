package io.syntho.synthesis;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A table in the making, with its schema. */
public final class SampleTables {

    private final int rows;
    private final List<Column> columns = new ArrayList<>();
    private final List<ColumnSchema> schemas = new ArrayList<>();

    private SampleTables(int rows) {
        this.rows = rows;
    }

    /** Begins a table of {@code rows} rows. */
    public static SampleTables rows(int rows) {
        return new SampleTables(rows);
    }

    /** Adds numbers; {@code NaN} is missing. */
    public SampleTables numbers(String name, StorageType type, IntToDoubleFunction value) {
        return numbers(ColumnSchema.of(name, type, type.temporal() ? Meaning.DATETIME : Meaning.CONTINUOUS), value);
    }

    /** Adds numbers of any schema. */
    public SampleTables numbers(ColumnSchema schema, IntToDoubleFunction value) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = value.applyAsDouble(row);
        }
        columns.add(new NumericColumn(schema.name(), values));
        schemas.add(schema);
        return this;
    }

    /** Adds categories; {@code null} is missing. */
    public SampleTables words(String name, IntFunction<@Nullable String> value) {
        return words(ColumnSchema.of(name, StorageType.STRING, Meaning.CATEGORICAL), value);
    }

    /** Adds text of any schema. */
    public SampleTables words(ColumnSchema schema, IntFunction<@Nullable String> value) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        int[] cells = new int[rows];
        for (int row = 0; row < rows; row++) {
            String text = value.apply(row);
            cells[row] = text == null ? CodedColumn.MISSING : codes.computeIfAbsent(text, t -> codes.size());
        }
        columns.add(new CodedColumn(schema.name(), cells, List.copyOf(codes.keySet())));
        schemas.add(schema);
        return this;
    }

    /** The table. */
    public Table table() {
        return new Table(columns);
    }

    /** Its schema. */
    public TableSchema schema() {
        return new TableSchema(schemas);
    }
}
