package io.syntho.serving;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Synthesizer;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.constraint.ConstrainedSynthesizer;
import io.syntho.synthesis.remote.RemoteCall.Fit;
import io.syntho.synthesis.remote.RemoteEvent.Fitted;
import io.syntho.tabular.Table;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Learns a table: fetches it, fits, stores the model. The table is in memory once, and on the disk only until it has been read. */
final class FitWork {

    private final Storage storage;
    private final Folder folder;
    private final EventSink events;
    private final Cancellation cancellation;

    FitWork(Storage storage, Folder folder, EventSink events, Cancellation cancellation) {
        this.storage = storage;
        this.folder = folder;
        this.events = events;
        this.cancellation = cancellation;
    }

    Fitted run(Fit call) throws IOException {
        // What can be refused without the table is.
        Synthesizer synthesizer = ConstrainedSynthesizer.of(Synthesizers.of(call.method()), call.constraints());
        FitOptions options = call.fitOptions();
        RemoteCheckpoints checkpoints = new RemoteCheckpoints(call, storage, folder, events, cancellation);
        FittedModel fitted = synthesizer.fit(
                table(call), call.schema(), options, new FitContext(call.seed(), events, cancellation, checkpoints));
        Path model = folder.file("model.bin");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(model))) {
            fitted.save(out);
        }
        return new Fitted(storage.store(model, call.model(), cancellation));
    }

    private Table table(Fit call) throws IOException {
        Path file = folder.file("table.parquet");
        try {
            storage.fetch(call.table(), file, cancellation);
            return TableReader.read(file, call.schema(), ReadLimits.OWN_FILES);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
