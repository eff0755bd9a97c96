package io.syntho.serving;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.remote.RemoteCall.Sample;
import io.syntho.synthesis.remote.RemoteEvent.PartKept;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.write.ParquetSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Rows as parts of Parquet, each stored and told of when it is whole: the disk holds one part, and the caller begins before the last is made. */
final class Parts implements TableSink, AutoCloseable {

    private final Sample call;
    private final TableSchema schema;
    private final Storage storage;
    private final EventSink events;
    private final Cancellation cancellation;
    private final Path file;
    private @Nullable ParquetSink open;
    private int part;

    Parts(
            Sample call,
            TableSchema schema,
            Storage storage,
            Folder folder,
            EventSink events,
            Cancellation cancellation) {
        this.call = call;
        this.schema = schema;
        this.storage = storage;
        this.events = events;
        this.cancellation = cancellation;
        this.file = folder.file("samples.parquet");
    }

    @Override
    public void accept(Table batch) throws IOException {
        ParquetSink sink = open == null ? ParquetSink.open(file, schema) : open;
        open = sink;
        sink.append(batch);
        if (sink.rows() >= call.rowsOfPart()) {
            finish();
        }
    }

    /** Stores the rows that are not stored yet, if there are any. */
    void finish() throws IOException {
        ParquetSink sink = open;
        if (sink != null) {
            sink.finish();
            open = null;
            String sha256 = storage.store(file, call.samples().get(part), cancellation);
            Files.delete(file);
            events.tell(new PartKept(part, sha256));
            part++;
        }
    }

    @Override
    public void close() {
        ParquetSink sink = open;
        if (sink != null) {
            sink.close();
        }
    }
}
