package io.syntho.server.generation.inference;

import io.syntho.server.generation.inference.InferenceBackend.Workplace;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Requirements;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.remote.RemoteEvent;
import io.syntho.synthesis.remote.RemoteEvent.PartKept;
import io.syntho.synthesis.remote.SignedUrl;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The parts in which rows come from a node. Each is handed over and deleted as it comes, while the node makes the next. */
final class SampleParts implements AutoCloseable {

    /** A call holds a URL for each; there is more room in it than for these. */
    private static final int MOST = 20_000;

    private final List<Parcel> parcels;
    private final Path file;
    private int handedOver;
    private int deleted;
    private boolean complete;

    private SampleParts(List<Parcel> parcels, Path file) {
        this.parcels = parcels;
        this.file = file;
    }

    /** As many as {@code rows} need. */
    static SampleParts of(long rows, long rowsOfPart, Workplace place) {
        long parts = Math.ceilDiv(rows, rowsOfPart);
        Requirements.require(parts <= MOST, "rows: %d (expected: at most %d)", rows, MOST * rowsOfPart);
        List<Parcel> parcels = IntStream.range(0, (int) parts)
                .mapToObj(part -> place.exchange().parcel("samples-" + part))
                .toList();
        return new SampleParts(parcels, place.folder().resolve("exchange-samples.parquet"));
    }

    List<SignedUrl> urls() {
        return parcels.stream().map(Parcel::writable).toList();
    }

    /** Hands a part over, in order. */
    void arrived(RemoteEvent event, TableSchema schema, TableSink sink, Cancellation cancellation) throws IOException {
        if (!(event instanceof PartKept kept)) {
            return;
        }
        if (kept.part() != handedOver || kept.part() >= parcels.size()) {
            throw new IOException(
                    "the inference node told of part %d (expected: %d)".formatted(kept.part(), handedOver));
        }
        Parcel parcel = parcels.get(handedOver++);
        try {
            parcel.fetch(file, kept.sha256());
            TableReader.batches(file, schema, SampleRequest.DEFAULT_BATCH_SIZE, ReadLimits.OWN_FILES, batch -> {
                cancellation.check();
                try {
                    sink.accept(batch);
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        } finally {
            Files.deleteIfExists(file);
        }
        parcel.close();
        deleted = handedOver;
    }

    /** All have come; places that were not needed are empty. */
    void complete() {
        complete = true;
    }

    /** Deletes what was not handed over: the node may have been ahead. */
    @Override
    public void close() {
        if (!complete) {
            parcels.subList(deleted, parcels.size()).forEach(Parcel::close);
        }
    }
}
