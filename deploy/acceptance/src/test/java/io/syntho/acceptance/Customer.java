package io.syntho.acceptance;

import io.syntho.local.demo.Api;
import io.syntho.local.demo.Downloader;
import io.syntho.local.demo.Uploader;
import io.syntho.local.demo.Watcher;
import io.syntho.local.terminal.Step;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.DownloadFormat;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A person who uses the product, through the public API behind Envoy and nothing else.
 *
 * @param api as that person sees it
 */
record Customer(Api api) implements AutoCloseable {

    private static final Duration LONGEST_DETECTION = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Somebody new, who has no data yet. */
    static Customer someoneNew() {
        return new Customer(TestPlatform.api("user-" + UUID.randomUUID()));
    }

    /** Sends a file in parts; its schema is not detected yet. */
    Dataset upload(Path file) {
        return new Uploader(api).upload(file, Step.silent());
    }

    /** Waits until detection has ended, well or badly. */
    Dataset detected(Dataset dataset) {
        long end = System.nanoTime() + LONGEST_DETECTION.toNanos();
        while (true) {
            Dataset now = get(dataset);
            switch (now.getState()) {
                case STATE_READY, STATE_ERROR -> {
                    return now;
                }
                case STATE_UPLOADING, STATE_UPLOADED, STATE_PROCESSING, STATE_UNSPECIFIED, UNRECOGNIZED -> {
                    if (System.nanoTime() > end) {
                        throw new AssertionError("detection did not end: " + now.getState());
                    }
                    pause();
                }
            }
        }
    }

    /** A dataset as it is now. */
    Dataset get(Dataset dataset) {
        GetDatasetRequest request =
                GetDatasetRequest.newBuilder().setName(dataset.getName()).build();
        return api.call(() -> api.datasets().getDataset(request));
    }

    /** A synthetic dataset as it is now. */
    SyntheticDataset get(SyntheticDataset synthetic) {
        GetSyntheticDatasetRequest request = GetSyntheticDatasetRequest.newBuilder()
                .setName(synthetic.getName())
                .build();
        return api.call(() -> api.syntheticDatasets().getSyntheticDataset(request));
    }

    /** Starts a Gaussian copula. */
    SyntheticDataset create(Dataset dataset, long rows, long seed) {
        CreateSyntheticDatasetRequest request = copula(dataset, rows, seed);
        return api.call(() -> api.syntheticDatasets().createSyntheticDataset(request));
    }

    /** What asks for a Gaussian copula, under a request id of its own. */
    static CreateSyntheticDatasetRequest copula(Dataset dataset, long rows, long seed) {
        return CreateSyntheticDatasetRequest.newBuilder()
                .setDataset(dataset.getName())
                .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                .setConfig(GenerationConfig.newBuilder().setRows(rows).setSeed(seed))
                .setRequestId(UUID.randomUUID().toString())
                .build();
    }

    /** Follows the work to its end, over as many connections as that takes. */
    SyntheticDataset follow(SyntheticDataset synthetic, Consumer<WatchSyntheticDatasetResponse> events) {
        return new Watcher(api).follow(synthetic.getName(), events);
    }

    /** Fetches a file and checks its hash. */
    void download(String name, DownloadFormat format, Path target) {
        new Downloader(api).fetch(name, format, target);
    }

    @Override
    public void close() {
        api.close();
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
