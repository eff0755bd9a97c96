package io.syntho.server.generation.inference;

import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.remote.RemoteCall;
import io.syntho.synthesis.remote.RemoteEvent;
import io.syntho.synthesis.remote.RemoteEvent.CheckpointKept;
import io.syntho.synthesis.remote.RemoteEvent.Fitted;
import io.syntho.tabular.Table;
import io.syntho.tabular.write.TableWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The synthesis library on nodes of DJL Serving. Tables, models and checkpoints pass through the object storage by URLs that end; calls and
 * events hold no cell. What lies in the storage for a call is deleted when the call has ended, however it ended.
 */
public final class DjlServing implements InferenceBackend {

    /** How long a node is waited for. The worker's lease is kept meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Cells of a part of the rows: bounds the files on both disks, far below what one PUT may hold. */
    private static final long CELLS_OF_PART = 20_000_000;

    private final ServingNodes nodes;
    private final long cellsOfPart;

    /**
     * The nodes behind an address.
     *
     * @param address of the inference API, such as {@code http://serving:8080}
     */
    public DjlServing(URI address) {
        this(address, PATIENCE, CELLS_OF_PART);
    }

    DjlServing(URI address, Duration patience, long cellsOfPart) {
        this.nodes = new ServingNodes(address, patience);
        this.cellsOfPart = cellsOfPart;
    }

    @Override
    public Learned fit(FitTask task, Path model, Workplace place, Following following) throws IOException {
        Exchange exchange = place.exchange();
        try (Parcel table = exchange.parcel("table");
                Parcel made = exchange.parcel("model");
                Parcel earlier = exchange.parcel("checkpoint");
                Parcel even = exchange.parcel("checkpoint-0");
                Parcel odd = exchange.parcel("checkpoint-1");
                CallLeash leash = new CallLeash(exchange.parcel("leash"))) {
            put(task, table, place.folder().resolve("exchange-table.parquet"));
            Optional<byte[]> checkpoint = task.checkpoints().load();
            checkpoint.ifPresent(earlier::put);
            List<Parcel> slots = task.checkpoints() == Checkpoints.NONE ? List.of() : List.of(even, odd);
            RemoteCall.Fit call = new RemoteCall.Fit(
                    task.options().method(),
                    RemoteCall.Fit.json(task.options()),
                    task.schema(),
                    task.constraints(),
                    task.seed(),
                    table.readable(),
                    made.writable(),
                    checkpoint.map(present -> earlier.readable()),
                    slots.stream().map(Parcel::writable).toList(),
                    leash.url());
            try (EventStream events = nodes.begin(call, following.cancellation())) {
                events.follow(following, event -> arrived(event, made, model, slots, task.checkpoints()));
            }
        }
        FittedModel fitted = read(model);
        return Learned.of(fitted);
    }

    /** What can be refused without a node is, and does not travel. */
    private static void put(FitTask task, Parcel parcel, Path file) throws IOException {
        FitInput input = FitInput.of(task.train(), task.schema(), task.options(), FitContext.ofSeed(task.seed()));
        try {
            TableWriter.parquet(new Table(input.columns()), task.schema(), file);
            parcel.put(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void arrived(RemoteEvent event, Parcel made, Path model, List<Parcel> slots, Checkpoints checkpoints)
            throws IOException {
        if (event instanceof Fitted fitted) {
            made.fetch(model, fitted.sha256());
        } else if (event instanceof CheckpointKept kept) {
            if (kept.slot() < 0 || kept.slot() >= slots.size()) {
                throw new IOException("the inference node kept a checkpoint in slot %d".formatted(kept.slot()));
            }
            byte[] checkpoint = slots.get(kept.slot()).bytes();
            // Otherwise a later one is replacing it, and will be told of.
            if (Parcel.sha256(checkpoint).equals(kept.sha256())) {
                checkpoints.save(checkpoint);
            }
        }
    }

    @Override
    public Outcome sample(Path model, SampleOrder order, Prepare prepare, Workplace place, Following following)
            throws IOException {
        FittedModel fitted = read(model);
        TableSink sink = prepare.forRowsWith(fitted.schema());
        long rowsOfPart = Math.max(1, cellsOfPart / fitted.schema().columns().size());
        try (Parcel stored = place.exchange().parcel("model");
                SampleParts parts = SampleParts.of(order.rows(), rowsOfPart, place);
                CallLeash leash = new CallLeash(place.exchange().parcel("leash"))) {
            stored.put(model);
            RemoteCall.Sample call = new RemoteCall.Sample(
                    fitted.info().method(), stored.readable(), order, rowsOfPart, parts.urls(), leash.url());
            try (EventStream events = nodes.begin(call, following.cancellation())) {
                Optional<Outcome> outcome = events.follow(
                        following, event -> parts.arrived(event, fitted.schema(), sink, following.cancellation()));
                parts.complete();
                return outcome.orElseThrow(() -> new IOException("the inference node told of no rows"));
            }
        }
    }

    private static FittedModel read(Path model) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(model))) {
            return Synthesizers.load(in);
        }
    }
}
