package io.syntho.local.demo;

import io.syntho.local.PlatformFailure;
import io.syntho.local.ProjectRoot;
import io.syntho.local.backends.LocalIdentityProvider;
import io.syntho.local.platform.Endpoints.Part;
import io.syntho.local.platform.Platform;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.process.Folders;
import io.syntho.local.process.ResidentMemory;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Terminal;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import io.syntho.v1.Dataset;
import io.syntho.v1.GenerationMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes tables from upload to completed and measures the worker, each on a platform of its own in a temporary folder: memory is a process's
 * high-water mark, and a worker that has seen another table holds what that one left.
 *
 * @param terminal where the stages are shown
 */
public record JobBench(Terminal terminal) {

    /**
     * Measures one table.
     *
     * @throws PlatformFailure when the platform does not start or the job does not complete
     */
    public JobMeasurement measure(Path input) {
        long tableBytes = TableReader.load(input, String.valueOf(input.getFileName()), ReadLimits.DEFAULT)
                .table()
                .bytes();
        Path folder = temporary();
        Platform platform = Platform.open(new PlatformHome(ProjectRoot.find(), folder.resolve("home")), state -> {});
        Thread stop = new Thread(platform::stop, "stop-platform");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            platform.start();
            return measure(platform, input, folder.resolve("out"), tableBytes);
        } finally {
            platform.stop();
            Runtime.getRuntime().removeShutdownHook(stop);
            Folders.delete(folder);
        }
    }

    private JobMeasurement measure(Platform platform, Path input, Path out, long tableBytes) {
        LocalIdentityProvider identity = (LocalIdentityProvider) platform.part("Identity");
        try (Steps steps = new Steps(terminal);
                Api api = new Api(platform.endpoints().port(Part.PUBLIC), new FreshToken(identity, "bench"))) {
            Demo demo = new Demo(api, steps);
            Dataset uploaded = demo.upload(input);
            long begun = System.nanoTime();
            Dataset original = demo.detect(uploaded);
            long detected = System.nanoTime();
            demo.generate(
                    original,
                    new DemoRequest(
                            input,
                            GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA,
                            OptionalLong.empty(),
                            Optional.of(0L),
                            out));
            return new JobMeasurement(
                    original.getRowCount(),
                    original.getColumnCount(),
                    tableBytes,
                    workerPeak(platform),
                    (detected - begun) / 1e9,
                    (System.nanoTime() - detected) / 1e9);
        }
    }

    private static long workerPeak(Platform platform) {
        return platform.part("Worker")
                .process()
                .map(worker -> ResidentMemory.peakBytes(worker.pid()))
                .orElseThrow(() -> new PlatformFailure("The worker does not run."));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("syntho-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
