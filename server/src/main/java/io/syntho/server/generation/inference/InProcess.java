package io.syntho.server.generation.inference;

import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Synthesizer;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.constraint.ConstrainedSynthesizer;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The synthesis library in this JVM. */
public final class InProcess implements InferenceBackend {

    @Override
    public Learned fit(FitTask task, Path model, Workplace place, Following following) throws IOException {
        FitContext context =
                new FitContext(task.seed(), following.listener(), following.cancellation(), task.checkpoints());
        Synthesizer method = Synthesizers.of(task.options().method());
        FittedModel fitted = ConstrainedSynthesizer.of(method, task.constraints())
                .fit(task.train(), task.schema(), task.options(), context);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(model))) {
            fitted.save(out);
        }
        return Learned.of(fitted);
    }

    @Override
    public Outcome sample(Path model, SampleOrder order, Prepare prepare, Workplace place, Following following)
            throws IOException {
        FittedModel fitted = read(model);
        return order.from(fitted, following.listener(), following.cancellation(), prepare.forRowsWith(fitted.schema()));
    }

    private static FittedModel read(Path model) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(model))) {
            return Synthesizers.load(in);
        }
    }
}
