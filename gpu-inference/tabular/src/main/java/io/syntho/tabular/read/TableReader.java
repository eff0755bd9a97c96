package io.syntho.tabular.read;

import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads files of any {@link FileType} into tables. Files are hostile: sizes, structure and encoding are checked first, and every failure
 * is a {@link TableException} with its reason. Reading stops soon after the thread is interrupted. All methods leave nothing behind.
 */
public final class TableReader {

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
            TypedColumns columns = TypedColumns.completing(source, schema);
            int rows = source.scan(columns.wanted());
            Detection.checkRows(rows, limits);
            return columns.finish(rows);
        }
    }

    /**
     * As {@link #read}, at most {@code rows} rows at even distances, with formats as they stand: a file of any size takes no more memory than these.
     *
     * @param file one that knows how many rows it has, as Parquet does
     */
    public static Table readEvenly(Path file, TableSchema schema, int rows, ReadLimits limits) {
        try (RowSource source = Sources.open(file, "", limits)) {
            int all = source.expectedRows();
            int kept = Math.min(all, rows);
            TypedColumns columns = TypedColumns.asGiven(source, schema, kept);
            int read = source.scan(kept < all ? Thinned.of(columns.wanted(), kept, all) : columns.wanted());
            Detection.checkRows(read, limits);
            return columns.finish(Thinned.kept(read, kept, all)).table();
        }
    }

    /**
     * Reads as {@link #read}, in batches, so that memory does not grow with the table. Each batch has dictionaries of its own. A file
     * without rows gives no batch.
     *
     * @param rows about how many rows a batch has
     * @param consumer takes the batches in the file's order
     */
    public static void batches(Path file, TableSchema schema, int rows, ReadLimits limits, Consumer<Table> consumer) {
        try (RowSource source = Sources.open(file, "", limits)) {
            Batches batches = new Batches(source, schema, rows, consumer);
            source.scan(batches.wanted(), Integer.MAX_VALUE, batches::afterRows);
            batches.flush();
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
            int read = Math.min(rows, source.scan(wanted, rows, ignored -> {}));
            List<List<String>> texts = IntStream.range(0, read)
                    .mapToObj(row -> sinks.stream().map(sink -> sink.text(row)).toList())
                    .toList();
            return new Preview(
                    source.columns().stream().map(RowSource.SourceColumn::name).toList(), texts);
        }
    }
}
