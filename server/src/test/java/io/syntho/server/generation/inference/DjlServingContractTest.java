package io.syntho.server.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.constraint.SampleOrder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract against a real DJL Serving, where {@code DJL_SERVING_HOME} says where one lies; and what only a node can do wrong. */
class DjlServingContractTest extends InferenceContract {

    private static final long CELLS = 1_000;

    private static @Nullable LocalServing serving;

    @BeforeAll
    static void startServing() throws IOException {
        serving = LocalServing.start();
    }

    @AfterAll
    static void stopServing() {
        if (serving != null) {
            serving.close();
        }
    }

    private static LocalServing serving() {
        LocalServing started = serving;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @Override
    InferenceBackend backend() {
        return new DjlServing(serving().address());
    }

    @Test
    void aCallWaitsUntilTheNodeIsFree() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> {
            try {
                backend()
                        .fit(
                                task(quick(Method.TVAE, 10_000), 1, Checkpoints.NONE),
                                model("first"),
                                place(),
                                new InferenceBackend.Following(progress -> busy.countDown(), enough::get));
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
        busy.await();
        InferenceBackend impatient = new DjlServing(serving().address(), Duration.ofSeconds(1), CELLS);

        assertThatThrownBy(
                        () -> impatient.fit(task(Method.GAUSSIAN_COPULA, 7), model("second"), placeOf("second"), ALONE))
                .isInstanceOf(NodeUnavailable.class)
                .hasMessageContaining("busy");

        enough.set(true);
        backend().fit(task(Method.GAUSSIAN_COPULA, 7), model("second"), placeOf("second"), ALONE);
        assertThat(model("second")).exists();
        assertThat(first).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aNodeThatIsKilledIsTold() throws Exception {
        try (LocalServing doomed = LocalServing.start()) {
            InferenceBackend backend = new DjlServing(doomed.address(), Duration.ofSeconds(1), CELLS);
            CountDownLatch busy = new CountDownLatch(1);
            CompletableFuture.runAsync(() -> {
                try {
                    busy.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
                doomed.kill();
            });

            assertThatThrownBy(() -> backend.fit(
                            task(quick(Method.TVAE, 10_000), 1, Checkpoints.NONE),
                            model("never"),
                            place(),
                            new InferenceBackend.Following(progress -> busy.countDown(), Cancellation.NONE)))
                    .isInstanceOf(NodeUnavailable.class)
                    .hasMessageContaining("lost");
        }
    }

    @Test
    void aNodeThatIsNotThereIsTold() {
        InferenceBackend nobody = new DjlServing(URI.create("http://127.0.0.1:9"), Duration.ofMillis(500), CELLS);

        assertThatThrownBy(() -> nobody.fit(task(Method.GAUSSIAN_COPULA, 7), model("never"), place(), ALONE))
                .isInstanceOf(NodeUnavailable.class)
                .hasMessageContaining("away");
    }

    @Test
    void rowsOfManyPartsComeInOrder() throws IOException {
        Path model = fitted(Method.GAUSSIAN_COPULA);
        InferenceBackend inParts = new DjlServing(serving().address(), Duration.ofMinutes(1), CELLS);
        Rows whole = new Rows();
        Rows parts = new Rows();

        backend().sample(model, SampleOrder.of(50_000, 1), whole::begin, place(), ALONE);
        inParts.sample(model, SampleOrder.of(50_000, 1), parts::begin, place(), ALONE);

        assertThat(parts.texts()).hasSize(50_000).isEqualTo(whole.texts());
    }

    @Test
    void noUrlAndNoCellIsLogged() throws IOException {
        Path model = fitted(Method.GAUSSIAN_COPULA);
        backend().sample(model, SampleOrder.of(10, 1), new Rows()::begin, place(), ALONE);

        assertThat(serving().log())
                .contains("Fit ended")
                .doesNotContainIgnoringCase("X-Amz-Signature")
                .doesNotContain("/synthetic/")
                .doesNotContain("Aarau", "Zürich");
    }
}
