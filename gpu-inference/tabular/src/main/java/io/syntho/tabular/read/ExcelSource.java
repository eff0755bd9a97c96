package io.syntho.tabular.read;

import io.syntho.tabular.detect.ColumnSink;
import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads the first visible sheet of a workbook. Its first row with a value is the header; empty rows are skipped. */
final class ExcelSource implements RowSource {

    private static final int FIRST_GUESS_OF_ROWS = 4_096;

    private final Path file;
    private final ReadLimits limits;
    private final List<SourceColumn> columns;

    private ExcelSource(Path file, ReadLimits limits, List<SourceColumn> columns) {
        this.file = file;
        this.limits = limits;
        this.columns = columns;
    }

    /**
     * Checks the archive and reads the header.
     *
     * @throws TableException when it can not be used
     */
    static ExcelSource open(Path file, ReadLimits limits) throws IOException {
        Workbooks.refuseBomb(file, limits);
        List<String> header = new ArrayList<>();
        forEachRow(file, limits, row -> {
            header.addAll(texts(row));
            while (!header.isEmpty() && header.getLast().isBlank()) {
                header.removeLast();
            }
            return header.isEmpty();
        });
        if (header.isEmpty()) {
            throw new TableException(Reason.FILE_EMPTY, "The workbook's first sheet is empty.");
        }
        RowGuard.checkColumns(header.size(), limits);
        List<SourceColumn> columns = Names.checked(header).stream()
                .map(name -> new SourceColumn(name, Kind.TEXT))
                .toList();
        return new ExcelSource(file, limits, columns);
    }

    @Override
    public FileType type() {
        return FileType.EXCEL;
    }

    @Override
    public List<SourceColumn> columns() {
        return columns;
    }

    @Override
    public int expectedRows() {
        return FIRST_GUESS_OF_ROWS;
    }

    @Override
    public int scan(List<Wanted> wanted, int rows, IntConsumer afterRows) {
        ColumnSink[] sinks = new ColumnSink[columns.size()];
        wanted.forEach(column -> sinks[column.index()] = column.sink());
        RowGuard guard = new RowGuard(limits, columns.size());
        boolean[] header = {true};
        forEachRow(file, limits, row -> {
            List<String> texts = texts(row);
            if (texts.stream().allMatch(String::isBlank)) {
                return true;
            }
            if (header[0]) {
                header[0] = false;
                return true;
            }
            refuseStray(row, texts, sinks.length);
            guard.add(1);
            for (int i = 0; i < sinks.length; i++) {
                if (sinks[i] != null) {
                    sinks[i].text(i < texts.size() ? texts.get(i) : "");
                }
            }
            afterRows.accept(1);
            return guard.rows() < rows;
        });
        return guard.finish();
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            texts.add(ExcelCells.text(row.getOptionalCell(i)));
        }
        return texts;
    }

    private static void refuseStray(Row row, List<String> texts, int columns) {
        for (int i = columns; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                throw new TableException(
                        Reason.TABLE_RAGGED,
                        "Row %,d has a value in column %,d, beyond the header's %,d columns."
                                .formatted(row.getRowNum(), i + 1, columns),
                        Map.of("line", Integer.toString(row.getRowNum())));
            }
        }
    }

    /** Takes rows until told to stop. */
    @FunctionalInterface
    private interface Rows {

        boolean accept(Row row);
    }

    private static void forEachRow(Path file, ReadLimits limits, Rows rows) {
        ReadingOptions options = new ReadingOptions(true, true);
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), options);
                Stream<Row> stream = sheet(workbook).openStream()) {
            Iterator<Row> iterator = stream.iterator();
            while (iterator.hasNext()) {
                if (!rows.accept(iterator.next())) {
                    return;
                }
            }
        } catch (TableException | UncheckedIOException e) {
            throw e;
        } catch (IOException e) {
            throw corrupt();
        } catch (RuntimeException e) {
            // The parser meets broken XML with failures of any kind, and quotes it.
            throw corrupt();
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new TableException(Reason.FILE_EMPTY, "The workbook has no visible sheet."));
    }

    private static TableException corrupt() {
        return new TableException(Reason.FILE_CORRUPT, "The Excel file is damaged or cut off.");
    }

    @Override
    public void close() {
        // Nothing is held between reads.
    }
}
