package io.syntho.server.generation;

import io.syntho.server.generation.inference.InProcess;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The library, whose disk fails at some of the times that rows are made. */
final class FaultyInference implements InferenceBackend {

    /** What was learned, in order. */
    final List<Method> fitted = new CopyOnWriteArrayList<>();

    /** Fits under way. */
    final AtomicInteger under = new AtomicInteger();

    private final InProcess library = new InProcess();
    private final AtomicInteger samples = new AtomicInteger();
    private final List<Integer> failures;
    private final Supplier<RuntimeException> failure;

    /** Fails at these times, counted from 1. */
    FaultyInference(Integer... failures) {
        this(() -> new UncheckedIOException(new IOException("disk full")), failures);
    }

    /** Fails so at these times. */
    FaultyInference(Supplier<RuntimeException> failure, Integer... failures) {
        this.failures = List.of(failures);
        this.failure = failure;
    }

    @Override
    public Learned fit(FitTask task, Path model, Workplace place, Following following) throws IOException {
        fitted.add(task.options().method());
        under.incrementAndGet();
        try {
            return library.fit(task, model, place, following);
        } finally {
            under.decrementAndGet();
        }
    }

    @Override
    public Outcome sample(Path model, SampleOrder order, Prepare prepare, Workplace place, Following following)
            throws IOException {
        if (failures.contains(samples.incrementAndGet())) {
            throw failure.get();
        }
        return library.sample(model, order, prepare, place, following);
    }
}
