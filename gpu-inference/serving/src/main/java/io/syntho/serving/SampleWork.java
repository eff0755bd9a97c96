package io.syntho.serving;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.synthesis.remote.RemoteCall.Sample;
import io.syntho.synthesis.remote.RemoteEvent.Sampled;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes rows: fetches the model, streams batches into parts of Parquet. Memory is bounded by a few batches. */
final class SampleWork {

    private final Storage storage;
    private final Folder folder;
    private final EventSink events;
    private final Cancellation cancellation;

    SampleWork(Storage storage, Folder folder, EventSink events, Cancellation cancellation) {
        this.storage = storage;
        this.folder = folder;
        this.events = events;
        this.cancellation = cancellation;
    }

    Sampled run(Sample call) throws IOException {
        FittedModel model = model(call);
        try (Parts parts = new Parts(call, model.schema(), storage, folder, events, cancellation)) {
            Outcome outcome = call.order().from(model, events, cancellation, parts);
            parts.finish();
            return new Sampled(outcome);
        }
    }

    private FittedModel model(Sample call) throws IOException {
        Path file = folder.file("model.bin");
        storage.fetch(call.model(), file, cancellation);
        FittedModel model;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            model = Synthesizers.load(in);
        }
        Files.delete(file);
        if (model.info().method() != call.method()) {
            throw new SynthesisException(
                    Reason.OPTION_INVALID,
                    "method: %s (expected: the model's, %s)"
                            .formatted(call.method().id(), model.info().method().id()));
        }
        return model;
    }
}
