package io.syntho.local.engine;

import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.pii.PiiScanner;
import io.syntho.local.terminal.Step;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Text;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Personal data in a table, by column in the table's order.
 *
 * @param columns what was found in each
 */
public record TableScan(Map<String, ColumnScan> columns) {

    /**
     * Reads a table and scans it.
     *
     * @throws io.syntho.tabular.read.TableException when the input is no table that we read
     */
    public static TableScan of(Path input, Steps steps) {
        LoadedTable loaded = steps.run("Read", step -> read(input, step));
        PiiScan scan = steps.run("Look for personal data", step -> scan(loaded, step));
        Map<String, ColumnScan> columns = new LinkedHashMap<>();
        for (ColumnSchema column : loaded.schema().columns()) {
            columns.put(column.name(), ColumnScan.of(scan.of(column.name())));
        }
        return new TableScan(columns);
    }

    private static LoadedTable read(Path input, Step step) {
        LoadedTable loaded = TableReader.load(input, String.valueOf(input.getFileName()), ReadLimits.DEFAULT);
        step.done(
                Text.count(loaded.table().rows()) + " rows × " + loaded.table().width() + " columns");
        return loaded;
    }

    private static PiiScan scan(LoadedTable loaded, Step step) {
        PiiScan scan = PiiScanner.scan(
                loaded.table(), loaded.schema(), (_, fraction) -> step.progress(fraction, "column by column"));
        step.done(scan.findings().size() + " of " + loaded.table().width() + " columns");
        return scan;
    }
}
