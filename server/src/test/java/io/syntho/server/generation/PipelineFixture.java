package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.job.JobRules;
import io.syntho.server.generation.job.RetryPolicy;
import io.syntho.server.generation.pipeline.Pipeline;
import io.syntho.server.generation.pipeline.ScratchRoot;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.report.ReportStore;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Jobs whose work is the real one, on real parts. */
final class PipelineFixture implements AutoCloseable {

    private static final JobRules QUICK = new JobRules(
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            new RetryPolicy(3, Duration.ofMillis(50), Duration.ofMillis(200)));

    final ServiceFixture services;
    final UserId owner;
    private final Path folder;
    private final ScratchRoot scratch;

    /** Without a worker. */
    PipelineFixture(Path folder) {
        this.folder = folder;
        this.services = new ServiceFixture("pipeline", QUICK);
        this.scratch = ScratchRoot.open(folder.resolve("scratch"));
        this.owner = services.user();
    }

    /** Starts a worker that learns with {@code backend}. */
    void worker(InferenceBackend backend) {
        services.worker(
                "alice",
                new Pipeline(
                        services.database,
                        services.storage,
                        backend,
                        new ReportStore(services.ids),
                        scratch,
                        ReadLimits.DEFAULT,
                        URI.create("https://syntho.example"),
                        services.ids,
                        services.clock));
    }

    /** An uploaded table of people. */
    UUID people(int rows) throws IOException {
        return services.dataset(owner, PeopleCsv.write(folder, rows));
    }

    SyntheticDataset create(UUID dataset, GenerationMethod method, GenerationConfig config) {
        return Answer.of(
                owner,
                services.service::createSyntheticDataset,
                CreateSyntheticDatasetRequest.newBuilder()
                        .setDataset("datasets/" + dataset)
                        .setMethod(method)
                        .setConfig(config)
                        .build());
    }

    SyntheticDataset create(UUID dataset, GenerationConfig config) {
        return create(dataset, GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA, config);
    }

    SyntheticDataset get(SyntheticDataset made) {
        return Answer.of(
                owner,
                services.service::getSyntheticDataset,
                GetSyntheticDatasetRequest.newBuilder().setName(made.getName()).build());
    }

    /** As it is once it has ended, well or not. */
    SyntheticDataset ended(SyntheticDataset made) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(made), now -> now.getState().getNumber() >= 3);
    }

    /** As it is once it has ended, which must be well. */
    SyntheticDataset completed(SyntheticDataset made) {
        SyntheticDataset ended = ended(made);
        assertThat(ended.getState()).as(ended.getError().toString()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        return ended;
    }

    /** The paths of its objects, below its own folder. */
    List<String> objects(Bucket bucket, SyntheticDataset made) {
        return services.storage.list(bucket, owner, id(made)).stream()
                .map(path -> path.substring(path.indexOf('/', path.indexOf('/') + 1) + 1))
                .sorted()
                .toList();
    }

    /**
     * Opens one of its objects.
     *
     * @param path the column that holds its path
     */
    InputStream open(SyntheticDataset made, String path) {
        String found = services.database.inSystemTransaction(session -> session.createNativeQuery(
                        "select " + path + " from synthetic_datasets where id = :id", String.class)
                .setParameter("id", id(made))
                .getSingleResult());
        return services.storage.get(ObjectKey.parse(Bucket.SYNTHETIC, found));
    }

    private static UUID id(SyntheticDataset made) {
        return UUID.fromString(made.getName().substring("syntheticDatasets/".length()));
    }

    void nothingIsLeftOnTheDisk() {
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            try (Stream<Path> files = Files.walk(folder.resolve("scratch"))) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .containsExactly("lock");
            }
        });
    }

    @Override
    public void close() {
        services.close();
        scratch.close();
    }
}
