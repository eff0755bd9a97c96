package io.syntho.serving;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.inference.streaming.PublisherBytesSupplier;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.translate.TranslateException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.synthesis.remote.RemoteCall;
import io.syntho.synthesis.remote.RemoteEvent;
import io.syntho.synthesis.remote.RemoteEvent.Alive;
import io.syntho.synthesis.remote.RemoteEvent.Failed;
import io.syntho.synthesis.remote.RemoteEvent.Fitted;
import io.syntho.synthesis.remote.RemoteEvent.PartKept;
import io.syntho.synthesis.remote.RemoteEvent.Progressed;
import io.syntho.synthesis.remote.RemoteEvent.Refused;
import io.syntho.synthesis.remote.RemoteEvent.Sampled;
import io.syntho.synthesis.remote.RemoteJson;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import io.syntho.tabular.write.TableWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model folder's block and translator under DJL's predictor, which is what Serving calls. */
class PredictionTest {

    private static final int ROWS = 200;
    private static final TableSchema SCHEMA = new TableSchema(List.of(
            ColumnSchema.of("size", StorageType.DECIMAL, Meaning.CONTINUOUS),
            ColumnSchema.of("kind", StorageType.STRING, Meaning.CATEGORICAL)));

    @TempDir
    private Path folder;

    private Objects objects;
    private Node node;
    private Model model;

    @BeforeEach
    void open() throws IOException {
        objects = new Objects();
        node = new Node(new NodeSettings(
                1, Optional.of(objects.address()), folder.resolve("work"), 1 << 20, Duration.ofSeconds(1)));
        model = Model.newInstance("gaussian_copula", "PyTorch");
        model.setBlock(new PassThroughBlockFactory().newBlock(model, folder, Map.of()));
        objects.put("leash", new byte[] {1});
        Path table = folder.resolve("table.parquet");
        TableWriter.parquet(table(), SCHEMA, table);
        objects.put("table", Files.readAllBytes(table));
    }

    @AfterEach
    void close() {
        model.close();
        objects.close();
    }

    private static Table table() {
        return new Table(List.of(
                new NumericColumn(
                        "size",
                        IntStream.range(0, ROWS).mapToDouble(row -> row / 10.0).toArray()),
                new CodedColumn(
                        "kind", IntStream.range(0, ROWS).map(row -> row % 3).toArray(), List.of("a", "b", "c"))));
    }

    private RemoteCall.Fit fit(Method method, FitOptions options) {
        return new RemoteCall.Fit(
                method,
                RemoteCall.Fit.json(options),
                SCHEMA,
                List.of(),
                5,
                objects.url("table"),
                objects.url("model"),
                Optional.empty(),
                List.of(),
                objects.url("leash"));
    }

    private RemoteCall.Fit fit() {
        return fit(Method.GAUSSIAN_COPULA, FitOptions.defaults(Method.GAUSSIAN_COPULA));
    }

    private Output predict(Method served, byte[] body) throws TranslateException {
        try (Predictor<Input, Output> predictor = model.newPredictor(new CallTranslator(served, node))) {
            Input input = new Input();
            input.add(body);
            return predictor.predict(input);
        }
    }

    /** The events of a call, to the end of its stream. */
    private List<RemoteEvent> events(RemoteCall call) throws Exception {
        Output output = predict(call.method(), RemoteJson.call(call));
        assertThat(output.getCode()).isEqualTo(200);
        return events(output).get(60, TimeUnit.SECONDS);
    }

    private static CompletableFuture<List<RemoteEvent>> events(Output output) {
        List<RemoteEvent> events = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = ((PublisherBytesSupplier) output.getData()).subscribe(line -> {
            if (line != null) {
                events.add(event(line));
            }
        });
        return end.thenApply(ended -> events);
    }

    private static RemoteEvent event(byte[] line) {
        try {
            return RemoteJson.event(new String(line, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new AssertionError(new String(line, StandardCharsets.UTF_8), broken);
        }
    }

    @Test
    void aFitTellsItsProgressAndLeavesAModel() throws Exception {
        List<RemoteEvent> events = events(fit());

        assertThat(events).hasAtLeastOneElementOfType(Progressed.class);
        assertThat(events.getLast()).isInstanceOf(Fitted.class);
        byte[] left = objects.get("model").orElseThrow();
        assertThat(Synthesizers.load(new ByteArrayInputStream(left)).info().trainingRows())
                .isEqualTo(ROWS);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void rowsGoToTheStorageAsParquet() throws Exception {
        events(fit());

        List<RemoteEvent> events = events(new RemoteCall.Sample(
                Method.GAUSSIAN_COPULA,
                objects.url("model"),
                SampleOrder.of(20_000, 9),
                10_000,
                List.of(objects.url("samples-0"), objects.url("samples-1")),
                objects.url("leash")));

        assertThat(events.getLast()).isEqualTo(new Sampled(new Outcome(20_000, List.of())));
        assertThat(events.stream().filter(PartKept.class::isInstance).map(PartKept.class::cast))
                .extracting(PartKept::part)
                .containsExactly(0, 1);
        Path samples =
                Files.write(folder.resolve("samples"), objects.get("samples-0").orElseThrow());
        assertThat(TableReader.read(samples, SCHEMA, ReadLimits.OWN_FILES).rows())
                .isBetween(10_000, 19_999);
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void aNodeWithoutRoomAnswers503AndHasRoomAgainWhenTheLeashIsPulled() throws Exception {
        FitOptions options = FitOptions.defaults(Method.TVAE);
        RemoteCall.Fit first = fit(Method.TVAE, options);
        ObjectNode endless = (ObjectNode) first.options();
        endless.put("epochs", 10_000);
        CompletableFuture<List<RemoteEvent>> running = events(predict(Method.TVAE, RemoteJson.call(first)));

        assertThat(predict(Method.GAUSSIAN_COPULA, RemoteJson.call(fit())).getCode())
                .isEqualTo(503);

        objects.remove("leash");
        assertThat(running.get(60, TimeUnit.SECONDS).getLast())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.CANCELLED));
        objects.put("leash", new byte[] {2});
        assertThat(events(fit()).getLast()).isInstanceOf(Fitted.class);
    }

    @Test
    void whatIsNoCallIsRefusedWithoutBeingQuoted() throws Exception {
        Output output = predict(
                Method.GAUSSIAN_COPULA, "{\"call\":\"fit\",\"table\":\"secret\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(output.getCode()).isEqualTo(400);
        assertThat(output.getData().getAsString()).contains("refused").doesNotContain("secret");
    }

    @Test
    void aCallOfAnotherMethodIsRefused() throws Exception {
        assertThat(predict(Method.TVAE, RemoteJson.call(fit())).getCode()).isEqualTo(400);
    }

    @Test
    void optionsThatTheLibraryRefusesAreRefused() throws Exception {
        RemoteCall.Fit call = fit(Method.TVAE, FitOptions.defaults(Method.TVAE));
        ((ObjectNode) call.options()).put("epochs", 0);

        assertThat(events(call).getLast())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.OPTION_INVALID));
    }

    @Test
    void aTableThatIsNotThereIsAFailureOfTheStorage() throws Exception {
        objects.remove("table");

        assertThat(events(fit()).getLast()).isEqualTo(new Failed(RemoteEvent.Cause.STORAGE));
    }

    @Test
    void aSilentNodeSaysThatItIsThere() throws Exception {
        List<RemoteEvent> events = new CopyOnWriteArrayList<>();
        try (EventSink sink = new EventSink((line, last) -> events.add(event(line)), Duration.ofMillis(200))) {
            Thread.sleep(1_000);
            sink.end(new Fitted(""));
        }

        assertThat(events).hasAtLeastOneElementOfType(Alive.class);
        assertThat(events.getLast()).isInstanceOf(Fitted.class);
    }
}
