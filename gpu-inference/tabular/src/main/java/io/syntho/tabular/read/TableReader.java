package io.syntho.tabular.read;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.TableException.Reason;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads files of any {@link FileType} into tables. Files are hostile: sizes, structure and encoding are checked first, and every failure
 * is a {@link TableException} with its reason. Reading stops soon after the thread is interrupted. All methods leave nothing behind.
 */
public final class TableReader {

    private static final double MOST_UNREADABLE = 0.05;

    private TableReader() {}

    /**
     * Reads all rows and finds out what the columns are.
     *
     * @param file the file
     * @param declaredName the name its owner gave it
     * @throws TableException why it can not be read
     * @throws UncheckedIOException when the disk fails
     */
    public static LoadedTable load(Path file, String declaredName, ReadLimits limits) {
        try (RowSource source = Sources.open(file, declaredName, limits)) {
            return Detection.run(source, limits);
        }
    }

    /**
     * Reads the columns of {@code schema}, in its order; the file's other columns are skipped. A schema that {@link #load} found gives the
     * table that it found. Where the owner corrected a type, values that can not be read as it become missing.
     *
     * @throws TableException also COLUMN_UNKNOWN, and SCHEMA_CORRECTION_INVALID when more than one in twenty values of a column can not
     *     be read as its type
     */
    public static Table read(Path file, TableSchema schema, ReadLimits limits) {
        return load(file, "", schema, limits).table();
    }

    /**
     * As {@link #read}, with the count of values that could not be read, and the schema completed with the formats of corrected types.
     */
    public static LoadedTable load(Path file, String declaredName, TableSchema schema, ReadLimits limits) {
        try (RowSource source = Sources.open(file, declaredName, limits)) {
            List<TypedSink> sinks = new ArrayList<>();
            List<RowSource.Wanted> wanted = new ArrayList<>();
            for (ColumnSchema column : schema.columns()) {
                int index = index(source, column.name());
                RowSource.Kind kind = source.columns().get(index).kind();
                boolean asText = !fits(kind, column);
                sinks.add(sink(column, asText || kind == RowSource.Kind.TEXT, source.expectedRows()));
                wanted.add(new RowSource.Wanted(index, asText, sinks.getLast()));
            }
            int rows = source.scan(wanted, Integer.MAX_VALUE);
            Detection.checkRows(rows, limits);
            return loaded(sinks, rows, source.type());
        }
    }

    /**
     * The first rows as text.
     *
     * @param rows most rows
     * @throws TableException why it can not be read
     */
    public static Preview preview(Path file, String declaredName, int rows, ReadLimits limits) {
        try (RowSource source = Sources.open(file, declaredName, limits)) {
            List<TextSink> sinks = IntStream.range(0, source.columns().size())
                    .mapToObj(i -> new TextSink())
                    .toList();
            List<RowSource.Wanted> wanted = IntStream.range(0, sinks.size())
                    .mapToObj(i -> new RowSource.Wanted(i, true, sinks.get(i)))
                    .toList();
            int read = Math.min(rows, source.scan(wanted, rows));
            List<List<String>> texts = IntStream.range(0, read)
                    .mapToObj(row -> sinks.stream().map(sink -> sink.text(row)).toList())
                    .toList();
            return new Preview(
                    source.columns().stream().map(RowSource.SourceColumn::name).toList(), texts);
        }
    }

    private static int index(RowSource source, String name) {
        for (int i = 0; i < source.columns().size(); i++) {
            if (source.columns().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new TableException(
                Reason.COLUMN_UNKNOWN,
                "The file has no column %s.".formatted(Names.shown(name)),
                Map.of("column", Names.shown(name)));
    }

    /** Whether native values of {@code kind} can be taken as they are; else they are read as text. */
    private static boolean fits(RowSource.Kind kind, ColumnSchema column) {
        return switch (kind) {
            case TEXT -> true;
            case NUMBER -> column.type().numeric() && !column.type().temporal();
            case DATE, DATETIME -> column.type().temporal();
            case BOOLEAN -> column.type() == io.syntho.tabular.StorageType.BOOLEAN;
        };
    }

    private static TypedSink sink(ColumnSchema column, boolean text, int expectedRows) {
        if (column.corrected() && text) {
            return new CorrectedText(column, expectedRows);
        }
        return column.type().numeric() ? new TypedNumbers(column, expectedRows) : new TypedWords(column, expectedRows);
    }

    private static LoadedTable loaded(List<TypedSink> sinks, int rows, FileType type) {
        List<Column> columns = new ArrayList<>();
        List<ColumnSchema> schemas = new ArrayList<>();
        Map<String, Integer> unreadable = new HashMap<>();
        for (TypedSink sink : sinks) {
            TypedSink.Typed typed = sink.finish();
            String name = typed.schema().name();
            int filled = rows - typed.column().missingCount() + typed.unreadable();
            if (typed.unreadable() > MOST_UNREADABLE * filled) {
                throw new TableException(
                        Reason.SCHEMA_CORRECTION_INVALID,
                        "%,d of %,d values of column %s can not be read as %s."
                                .formatted(
                                        typed.unreadable(),
                                        filled,
                                        Names.shown(name),
                                        typed.schema().type()),
                        Map.of("column", Names.shown(name), "unreadable", Integer.toString(typed.unreadable())));
            }
            if (typed.unreadable() > 0) {
                unreadable.put(name, typed.unreadable());
            }
            columns.add(typed.column());
            schemas.add(typed.schema());
        }
        return new LoadedTable(new Table(columns), new TableSchema(schemas), type, unreadable);
    }
}
