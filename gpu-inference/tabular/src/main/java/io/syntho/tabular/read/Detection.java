package io.syntho.tabular.read;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.detect.ColumnDetector;
import io.syntho.tabular.detect.ColumnDetector.Detected;
import io.syntho.tabular.detect.SchemaDetector;
import io.syntho.tabular.read.RowSource.SourceColumn;
import io.syntho.tabular.read.RowSource.Wanted;
import io.syntho.tabular.read.TableException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a source once through the detectors, and once more those columns whose early judgement was wrong. */
final class Detection {

    private Detection() {}

    static LoadedTable run(RowSource source, ReadLimits limits) {
        int expected = source.expectedRows();
        List<ColumnDetector> detectors = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < source.columns().size(); i++) {
            detectors.add(detector(source.columns().get(i), expected));
            wanted.add(new Wanted(i, false, detectors.get(i)));
        }
        int rows = source.scan(wanted);
        checkRows(rows, limits);
        readAgain(source, detectors, rows);
        List<Column> columns = new ArrayList<>();
        List<ColumnSchema> schemas = new ArrayList<>();
        for (Detected detected : SchemaDetector.finish(detectors)) {
            columns.add(detected.column());
            schemas.add(detected.schema());
        }
        return new LoadedTable(new Table(columns), new TableSchema(schemas), source.type(), Map.of());
    }

    private static ColumnDetector detector(SourceColumn column, int expectedRows) {
        return switch (column.kind()) {
            case TEXT, BOOLEAN -> ColumnDetector.ofText(column.name(), expectedRows);
            case NUMBER -> ColumnDetector.ofNumbers(column.name(), expectedRows);
            case DATE -> ColumnDetector.ofDates(column.name(), expectedRows);
            case DATETIME -> ColumnDetector.ofTimes(column.name(), expectedRows);
        };
    }

    private static void readAgain(RowSource source, List<ColumnDetector> detectors, int rows) {
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < detectors.size(); i++) {
            if (detectors.get(i).mustReadAgain()) {
                detectors.set(
                        i, ColumnDetector.ofKeptText(source.columns().get(i).name(), rows));
                wanted.add(new Wanted(i, true, detectors.get(i)));
            }
        }
        if (!wanted.isEmpty()) {
            source.scan(wanted);
        }
    }

    static void checkRows(int rows, ReadLimits limits) {
        if (rows == 0) {
            throw new TableException(Reason.TABLE_WITHOUT_ROWS, "The file has a header and no row.");
        }
        if (rows < limits.minRows()) {
            throw new TableException(
                    Reason.TABLE_TOO_FEW_ROWS,
                    "The table has %d row%s (expected: at least %d)."
                            .formatted(rows, rows == 1 ? "" : "s", limits.minRows()),
                    Map.of("rows", Integer.toString(rows), "minimum", Integer.toString(limits.minRows())));
        }
    }
}
