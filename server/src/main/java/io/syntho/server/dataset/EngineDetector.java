package io.syntho.server.dataset;

import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.pii.PiiScanner;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.Preview;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.nio.file.Path;

/** Detection by the engine: the whole table is read, its columns judged, its personal data looked for. */
final class EngineDetector implements TableDetector {

    private static final String VERSION = "schema-1+pii-" + PiiScanner.VERSION;
    // A cell takes up to eight bytes while it is read, and twice that while a column is finished.
    private static final int BYTES_PER_CELL = 20;

    private final ReadLimits limits;

    /** Takes tables within {@code limits}. */
    EngineDetector(ReadLimits limits) {
        this.limits = limits;
    }

    /** Takes tables that fit into {@code heapBytes}. What is compressed may hold no more than what is not. */
    static EngineDetector fitting(long heapBytes) {
        long cells = Math.min(ReadLimits.DEFAULT.maxCells(), Math.max(1_000_000, heapBytes / BYTES_PER_CELL));
        return new EngineDetector(ReadLimits.DEFAULT
                .withMaxRowsAndCells(ReadLimits.DEFAULT.maxRows(), cells)
                .withMaxUnpackedBytes(Uploads.MOST_BYTES));
    }

    @Override
    public DetectedTable detect(Path file, String declaredName) {
        LoadedTable loaded = TableReader.load(file, declaredName, limits);
        PiiScan scan = PiiScanner.scan(loaded.table(), loaded.schema());
        Preview preview = TableReader.preview(file, declaredName, Previews.MOST_ROWS, limits);
        return new DetectedTable(
                loaded.type(),
                loaded.table().rows(),
                new StoredSchema(VERSION, scan.applyTo(loaded.schema()), scan.findings()),
                Previews.of(preview, loaded.table().rows()));
    }
}
