package io.syntho.tabular.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.syntho.tabular.detect.ColumnSink;
import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Reads CSV of any dialect and encoding. */
final class CsvSource implements RowSource {

    private static final int HEAD = 1 << 18;

    /** Where the parser says that a field does not fit its buffer. */
    private static final String BUFFER_MESSAGE = "buffer";

    private final TextFile file;
    private final ReadLimits limits;
    private final CsvDialect dialect;
    private final boolean header;
    private final List<SourceColumn> columns;

    private CsvSource(
            TextFile file, ReadLimits limits, CsvDialect dialect, boolean header, List<SourceColumn> columns) {
        this.file = file;
        this.limits = limits;
        this.dialect = dialect;
        this.header = header;
        this.columns = columns;
    }

    /**
     * Sniffs the dialect and reads the header.
     *
     * @throws TableException when the header can not be used
     */
    static CsvSource open(TextFile file, ReadLimits limits) throws IOException {
        char[] head = new char[HEAD];
        int length;
        try (Reader text = file.text()) {
            length = text.read(head, 0, 1);
            for (int read = length; read >= 0 && length < HEAD; ) {
                read = text.read(head, length, HEAD - length);
                length += Math.max(0, read);
            }
        }
        CsvSniffer.Sniffed sniffed = CsvSniffer.sniff(new String(head, 0, Math.max(0, length)), length < HEAD);
        List<String> first = firstRecord(file, sniffed.dialect(), limits);
        RowGuard.checkColumns(first.size(), limits);
        boolean header = CsvHeader.present(sniffed.records());
        List<String> names = header
                ? Names.checked(first)
                : IntStream.rangeClosed(1, first.size())
                        .mapToObj(i -> "column_" + i)
                        .toList();
        List<SourceColumn> columns =
                names.stream().map(name -> new SourceColumn(name, Kind.TEXT)).toList();
        return new CsvSource(file, limits, sniffed.dialect(), header, columns);
    }

    private static List<String> firstRecord(TextFile file, CsvDialect dialect, ReadLimits limits) {
        List<String> fields = new ArrayList<>();
        CsvFields handler = new CsvFields(limits.maxLineBytes(), (index, text, line) -> {
            RowGuard.checkColumns(Math.max(index + 1, limits.minColumns()), limits);
            fields.add(text.toString());
        });
        parse(file, dialect, limits, handler, (record, count) -> false);
        if (fields.isEmpty()) {
            throw new TableException(Reason.FILE_EMPTY, "The file is empty.");
        }
        return fields;
    }

    @Override
    public FileType type() {
        return FileType.CSV;
    }

    @Override
    public List<SourceColumn> columns() {
        return columns;
    }

    @Override
    public int expectedRows() {
        // A row has a delimiter or a line end a column: a small file of blank lines must not reserve memory for
        // millions of rows.
        long most = Math.min(file.newlines(), file.size() / columns.size()) + 1;
        return (int) Math.min(limits.maxRows(), most);
    }

    @Override
    public int scan(List<Wanted> wanted, int rows, IntConsumer afterRows) {
        ColumnSink[] sinks = new ColumnSink[columns.size()];
        wanted.forEach(column -> sinks[column.index()] = column.sink());
        RowGuard guard = new RowGuard(limits, columns.size());
        boolean[] inHeader = {header};
        CsvFields handler = new CsvFields(limits.maxLineBytes(), (index, text, line) -> {
            if (index >= sinks.length) {
                throw ragged(line, index + 1, sinks.length);
            }
            ColumnSink sink = sinks[index];
            if (sink != null && !inHeader[0]) {
                sink.text(text);
            }
        });
        parse(file, dialect, limits, handler, (record, fields) -> {
            if (fields != sinks.length) {
                throw ragged(handler.line(), fields, sinks.length);
            }
            if (!inHeader[0]) {
                guard.add(1);
                afterRows.accept(1);
            }
            inHeader[0] = false;
            return guard.rows() < rows;
        });
        return guard.finish();
    }

    /** Takes records until told to stop. */
    @FunctionalInterface
    private interface Records {

        boolean accept(long record, int fields);
    }

    private static void parse(
            TextFile file, CsvDialect dialect, ReadLimits limits, CsvFields handler, Records records) {
        long record = 0;
        try (Reader text = file.text();
                CsvReader<Integer> reader = dialect.parser(text, handler, limits.maxLineBytes())) {
            for (int fields : reader) {
                if (!records.accept(record++, fields)) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw translated(e, handler.line(), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parser's own message may quote the file, so it is not passed on. */
    private static TableException translated(CsvParseException failure, long line, ReadLimits limits) {
        if (failure.getCause() instanceof TableException own) {
            return own;
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains(BUFFER_MESSAGE)) {
            return CsvFields.tooLong(Math.max(1, line), limits.maxLineBytes());
        }
        return new TableException(
                Reason.FILE_CORRUPT,
                "The quotes in line %,d do not match: a quoted field is not closed, or text follows the closing quote."
                        .formatted(Math.max(1, line)),
                Map.of("line", Long.toString(Math.max(1, line))));
    }

    private static TableException ragged(long line, int fields, int columns) {
        return new TableException(
                Reason.TABLE_RAGGED,
                "Line %,d has %s%,d fields (expected: %,d, as the first line has)."
                        .formatted(line, fields > columns ? "at least " : "", fields, columns),
                Map.of("line", Long.toString(line)));
    }

    @Override
    public void close() {
        // Nothing is held between reads.
    }
}
