package io.syntho.tabular.write;

import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Writes one Parquet file in batches of rows; memory is bounded by two batches and one row group. The file appears under its name only when
 * {@link #finish} returns; closed before that, nothing is left. The same batches give the same bytes. Used by one thread at a time; a
 * second thread of its own does the writing.
 */
public final class ParquetSink implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    private final TableSchema schema;
    private final BlockingQueue<Optional<Table>> batches = new ArrayBlockingQueue<>(1);
    private final FutureTask<Void> writing;
    private volatile boolean abandoned;
    private boolean finished;
    private long rows;

    private ParquetSink(Path file, TableSchema schema) {
        this.schema = schema;
        this.writing = new FutureTask<>(() -> ParquetFile.write(file, schema, this::next), null);
    }

    /**
     * Opens a sink.
     *
     * @param file where the table will be; replaced if it exists
     * @param schema the columns of every batch
     */
    public static ParquetSink open(Path file, TableSchema schema) {
        ParquetSink sink = new ParquetSink(file, schema);
        Thread.ofPlatform().daemon().name("parquet-sink").start(sink.writing);
        return sink;
    }

    /**
     * Adds rows. Waits while earlier ones are being written.
     *
     * @param batch the schema's columns, in its order
     * @throws IllegalArgumentException when its columns are not the schema's
     * @throws UncheckedIOException when the disk fails
     */
    public void append(Table batch) {
        Slices.check(batch, schema);
        offer(Optional.of(batch));
        rows += batch.rows();
    }

    /** Rows added so far. */
    public long rows() {
        return rows;
    }

    /**
     * Writes the rest and gives the file its name.
     *
     * @throws UncheckedIOException when the disk fails
     */
    public void finish() {
        offer(Optional.empty());
        Waiting.on(writing);
        finished = true;
    }

    private void offer(Optional<Table> batch) {
        if (finished) {
            throw new IllegalStateException("the sink is finished");
        }
        try {
            while (!batches.offer(batch, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (writing.isDone()) {
                    Waiting.on(writing);
                    throw new IllegalStateException("the writing thread ended early");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while writing");
        }
    }

    private Optional<Table> next() throws InterruptedException {
        while (!abandoned) {
            Optional<Table> batch = batches.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (batch != null) {
                return batch;
            }
        }
        throw new CancellationException("the sink was closed before it was finished");
    }

    /** Leaves nothing behind, unless {@link #finish} was called. */
    @Override
    public void close() {
        if (!finished) {
            abandoned = true;
            Waiting.quietlyOn(writing);
        }
    }
}
