package io.syntho.tabular.read;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.RowSource.Kind;
import io.syntho.tabular.read.RowSource.Wanted;
import io.syntho.tabular.read.TableException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a schema, about to be read from a source.
 *
 * @param type what the source is
 * @param wanted how the source hands them out
 * @param sinks where they go, in the schema's order
 */
record TypedColumns(FileType type, List<Wanted> wanted, List<TypedSink> sinks) {

    private static final double MOST_UNREADABLE = 0.05;

    /**
     * Finds the columns by name; where the owner changed a type, its format is found from all values.
     *
     * @throws TableException COLUMN_UNKNOWN
     */
    static TypedColumns completing(RowSource source, TableSchema schema) {
        return of(source, schema, source.expectedRows(), TypedColumns::completing);
    }

    /**
     * Finds the columns by name, with their formats as they stand.
     *
     * @throws TableException COLUMN_UNKNOWN
     */
    static TypedColumns asGiven(RowSource source, TableSchema schema, int expectedRows) {
        return of(source, schema, expectedRows, (column, kind, rows) -> asGiven(column, rows));
    }

    /** Makes a sink for a column that arrives as {@code kind}. */
    @FunctionalInterface
    private interface Sinks {

        TypedSink of(ColumnSchema column, Kind kind, int expectedRows);
    }

    private static TypedSink completing(ColumnSchema column, Kind kind, int expectedRows) {
        return column.corrected() && kind == Kind.TEXT
                ? new CorrectedText(column, expectedRows)
                : asGiven(column, expectedRows);
    }

    private static TypedSink asGiven(ColumnSchema column, int expectedRows) {
        return column.type().numeric() ? new TypedNumbers(column, expectedRows) : new TypedWords(column, expectedRows);
    }

    private static TypedColumns of(RowSource source, TableSchema schema, int expectedRows, Sinks sinksOf) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < source.columns().size(); i++) {
            indices.put(source.columns().get(i).name(), i);
        }
        List<TypedSink> sinks = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (ColumnSchema column : schema.columns()) {
            Integer index = indices.get(column.name());
            if (index == null) {
                throw new TableException(
                        Reason.COLUMN_UNKNOWN,
                        "The file has no column %s.".formatted(Names.shown(column.name())),
                        Map.of("column", Names.shown(column.name())));
            }
            Kind kind = source.columns().get(index).kind();
            boolean asText = !fits(kind, column.type());
            TypedSink sink = sinksOf.of(column, asText ? Kind.TEXT : kind, expectedRows);
            sinks.add(sink);
            wanted.add(new Wanted(index, asText, sink));
        }
        return new TypedColumns(source.type(), wanted, sinks);
    }

    /** Whether native values of {@code kind} can be taken as they are; else they are read as text. */
    private static boolean fits(Kind kind, StorageType type) {
        return switch (kind) {
            case TEXT -> true;
            case NUMBER -> type.numeric() && !type.temporal();
            case DATE, DATETIME -> type.temporal();
            case BOOLEAN -> type == StorageType.BOOLEAN;
        };
    }

    /**
     * The table, all {@code rows} being in.
     *
     * @throws TableException SCHEMA_CORRECTION_INVALID
     */
    LoadedTable finish(int rows) {
        List<Column> columns = new ArrayList<>();
        List<ColumnSchema> schemas = new ArrayList<>();
        Map<String, Integer> unreadable = new HashMap<>();
        for (TypedSink sink : sinks) {
            TypedSink.Typed typed = sink.finish();
            refuseMostlyUnreadable(typed, rows);
            if (typed.unreadable() > 0) {
                unreadable.put(typed.schema().name(), typed.unreadable());
            }
            columns.add(typed.column());
            schemas.add(typed.schema());
        }
        return new LoadedTable(new Table(columns), new TableSchema(schemas), type, unreadable);
    }

    private static void refuseMostlyUnreadable(TypedSink.Typed typed, int rows) {
        int filled = rows - typed.column().missingCount() + typed.unreadable();
        if (typed.unreadable() > MOST_UNREADABLE * filled) {
            String name = Names.shown(typed.schema().name());
            throw new TableException(
                    Reason.SCHEMA_CORRECTION_INVALID,
                    "%,d of %,d values of column %s can not be read as %s."
                            .formatted(
                                    typed.unreadable(),
                                    filled,
                                    name,
                                    typed.schema().type()),
                    Map.of("column", name, "unreadable", Integer.toString(typed.unreadable())));
        }
    }
}
