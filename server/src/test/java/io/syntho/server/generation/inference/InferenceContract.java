package io.syntho.server.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syntho.server.generation.inference.InferenceBackend.FitTask;
import io.syntho.server.generation.inference.InferenceBackend.Following;
import io.syntho.server.generation.inference.InferenceBackend.Learned;
import io.syntho.server.generation.inference.InferenceBackend.Workplace;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.storage.TestStorage;
import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.DifferentialPrivacy;
import io.syntho.synthesis.EngineVersion;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.PrivacySpent;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.constraint.Constraint;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.synthesis.constraint.SampleOrder.Wanted;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend keeps to, whichever method it is asked for. */
abstract class InferenceContract {

    static final Following ALONE = new Following(ProgressListener.NONE, Cancellation.NONE);
    private static final int ROWS = 400;

    @TempDir
    Path folder;

    final UserId owner = new UserId(UUID.randomUUID());
    final UUID dataset = UUID.randomUUID();
    private ObjectStorage storage;

    /** The backend under test. */
    abstract InferenceBackend backend();

    @BeforeEach
    void openStorage() {
        storage = TestStorage.open();
    }

    @AfterEach
    void nothingIsLeftInTheStorage() {
        assertThat(storage.list(Bucket.SYNTHETIC, owner, dataset)).isEmpty();
        storage.close();
    }

    static Stream<Method> methods() {
        return Synthesizers.methods().stream();
    }

    /** Those whose fits can be made to last. */
    static Stream<Method> methodsThatTrain() {
        return methods()
                .filter(method -> ModelJson.write(FitOptions.defaults(method)).has("epochs"));
    }

    Workplace place() {
        return placeOf("1");
    }

    /** Where the files of another attempt lie. */
    Workplace placeOf(String attempt) {
        return new Workplace(
                folder,
                new Exchange(
                        storage, name -> new ObjectKey(Bucket.SYNTHETIC, owner, dataset, attempt + "/load/" + name)));
    }

    /** Settings with few epochs, for methods that have any. */
    static FitOptions quick(Method method, int epochs) {
        FitOptions defaults = FitOptions.defaults(method);
        ObjectNode json = (ObjectNode) ModelJson.write(defaults);
        if (json.has("epochs")) {
            json.put("epochs", epochs);
        }
        return ModelJson.read(json, defaults.getClass());
    }

    static FitTask task(Method method, long seed) {
        return task(quick(method, 3), seed, Checkpoints.NONE);
    }

    static FitTask task(FitOptions options, long seed, Checkpoints checkpoints) {
        return new FitTask(PeopleTable.of(ROWS), PeopleTable.SCHEMA, options, List.of(), seed, checkpoints);
    }

    private static FitTask constrained(Constraint... constraints) {
        return new FitTask(
                PeopleTable.of(ROWS),
                PeopleTable.SCHEMA,
                quick(Method.GAUSSIAN_COPULA, 3),
                List.of(constraints),
                7,
                Checkpoints.NONE);
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(reason);
    }

    Path model(String name) {
        return folder.resolve(name);
    }

    Path fitted(Method method) throws IOException {
        Path model = model("model.bin");
        backend().fit(task(method, 7), model, place(), ALONE);
        return model;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void whatIsLearnedIsAModelOfTheSameColumns(Method method) throws IOException {
        List<Progress> heard = Collections.synchronizedList(new ArrayList<>());

        Learned learned = backend()
                .fit(task(method, 7), model("model.bin"), place(), new Following(heard::add, Cancellation.NONE));

        assertThat(learned.engineVersion()).isEqualTo(EngineVersion.current());
        assertThat(names(learned.columns())).isEqualTo(names(PeopleTable.SCHEMA));
        try (InputStream in = Files.newInputStream(model("model.bin"))) {
            assertThat(Synthesizers.load(in).info().method()).isEqualTo(method);
        }
        assertThat(heard).extracting(Progress::stage).contains(Stage.COLUMNS);
        assertThat(files()).containsExactly("model.bin");
    }

    @Test
    void aPromiseOfPrivacyIsKeptAndWhatItCostIsTold() throws IOException {
        AutoregressiveOptions options = ((AutoregressiveOptions) quick(Method.AUTOREGRESSIVE, 3))
                .with(new DifferentialPrivacy(20, OptionalDouble.of(1e-4), 1));

        Learned learned = backend().fit(task(options, 7, Checkpoints.NONE), model("model.bin"), place(), ALONE);

        PrivacySpent spent = learned.privacy().orElseThrow();
        assertThat(spent.epsilonAsked()).isEqualTo(20);
        assertThat(spent.epsilon()).isPositive().isLessThanOrEqualTo(20);
        assertThat(spent.delta()).isEqualTo(1e-4);
        assertThat(learned.trainingHash()).isEmpty();
        try (InputStream in = Files.newInputStream(model("model.bin"))) {
            assertThat(Synthesizers.load(in).privacySpent()).contains(spent);
        }
        AutoregressiveOptions hopeless = options.with(new DifferentialPrivacy(0.05, OptionalDouble.of(1e-4), 1));
        refused(
                Reason.PRIVACY_INFEASIBLE,
                () -> backend().fit(task(hopeless, 7, Checkpoints.NONE), model("model.bin"), place(), ALONE));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneSeedGivesOneModel(Method method) throws IOException {
        backend().fit(task(method, 7), model("first"), place(), ALONE);
        backend().fit(task(method, 7), model("second"), place(), ALONE);
        backend().fit(task(method, 8), model("other"), place(), ALONE);

        assertThat(model("second")).hasSameBinaryContentAs(model("first"));
        assertThat(Files.mismatch(model("first"), model("other"))).isNotEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void rowsAreThoseThatTheLibraryMakesOfTheModel(Method method) throws IOException {
        Path model = fitted(method);
        List<Progress> heard = Collections.synchronizedList(new ArrayList<>());
        Rows rows = new Rows();

        backend()
                .sample(
                        model,
                        SampleOrder.of(1_000, 3),
                        rows::begin,
                        place(),
                        new Following(heard::add, Cancellation.NONE));

        Rows expected = new Rows();
        try (InputStream in = Files.newInputStream(model)) {
            Table table = Synthesizers.load(in).sample(1_000, 3);
            expected.begin(rows.columns()).accept(table);
        }
        assertThat(rows.texts()).hasSize(1_000).isEqualTo(expected.texts());
        assertThat(heard).isNotEmpty().allMatch(progress -> progress.stage() == Stage.SAMPLING);
        assertThat(heard).extracting(Progress::fraction).isSorted();
        assertThat(files()).containsExactly("model.bin");
    }

    @Test
    void constraintsAndConditionsAreKept() throws IOException {
        FitTask constrained =
                constrained(new Constraint.Range("age", 18, 80), new Constraint.Unique(List.of("pay", "since")));
        Condition bern = new Condition.OneOf("town", List.of("Bern"));
        Condition old = new Condition.Between("age", 60, 70);
        SampleOrder order =
                new SampleOrder(500, List.of(new Wanted(List.of(bern), 40), new Wanted(List.of(old), 30)), 3);
        Rows rows = new Rows();
        backend().fit(constrained, model("model.bin"), place(), ALONE);

        Outcome outcome = backend().sample(model("model.bin"), order, rows::begin, place(), ALONE);

        assertThat(outcome).isEqualTo(new Outcome(500, List.of(40L, 30L)));
        assertThat(rows.texts()).hasSize(500);
        assertThat(rows.texts().subList(0, 40)).allMatch(row -> row.contains("|Bern|"));
        assertThat(rows.texts().subList(40, 70)).allMatch(row -> row.matches("(6\\d|70)\\.0\\|.*"));
    }

    @Test
    void realRowsThatBreakAConstraintAreTold() {
        FitTask broken = constrained(new Constraint.NotNull("age"), new Constraint.NotNull("town"));

        assertThatThrownBy(() -> backend().fit(broken, model("never"), place(), ALONE))
                .isInstanceOfSatisfying(ConstraintException.class, told -> {
                    assertThat(told.reason()).isEqualTo(Reason.CONSTRAINT_BROKEN);
                    assertThat(told.constraint()).isEqualTo(1);
                    assertThat(told.rowCount()).isPositive();
                    assertThat(told.rows()).isNotEmpty();
                });
    }

    @Test
    void aConstraintThatMeansNothingIsRefused() {
        FitTask invalid = constrained(new Constraint.Range("town", 1, 2));

        assertThatThrownBy(() -> backend().fit(invalid, model("never"), place(), ALONE))
                .isInstanceOfSatisfying(ConstraintException.class, told -> {
                    assertThat(told.reason()).isEqualTo(Reason.CONSTRAINT_INVALID);
                    assertThat(told.constraint()).isZero();
                    assertThat(told).hasMessageStartingWith("constraint 0: ").hasMessageNotContaining("0: constraint");
                });
    }

    @ParameterizedTest
    @MethodSource("methodsThatTrain")
    void aFitThatIsCancelledStopsAndTheNextOneRuns(Method method) throws IOException {
        AtomicBoolean cancelled = new AtomicBoolean();
        Following impatient = new Following(progress -> cancelled.set(true), cancelled::get);
        FitTask endless = task(quick(method, 1_000), 7, Checkpoints.NONE);

        refused(Reason.CANCELLED, () -> backend().fit(endless, model("never"), place(), impatient));

        assertThat(model("never")).doesNotExist();
        // With room for one call at a time, this one could not begin if the first went on.
        backend().fit(task(method, 7), model("next"), place(), ALONE);
        assertThat(files()).containsExactly("next");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aFitGoesOnFromItsCheckpointToTheSameModel(Method method) throws IOException {
        KeptCheckpoints checkpoints = new KeptCheckpoints();
        backend().fit(task(quick(method, 3), 7, checkpoints), model("first"), place(), ALONE);
        boolean finished = checkpoints.saved() > 0;
        List<Stage> heard = Collections.synchronizedList(new ArrayList<>());

        backend()
                .fit(
                        task(quick(method, 3), 7, checkpoints),
                        model("again"),
                        place(),
                        new Following(progress -> heard.add(progress.stage()), Cancellation.NONE));

        assertThat(model("again")).hasSameBinaryContentAs(model("first"));
        assertThat(checkpoints.loads()).isEqualTo(2);
        if (finished) {
            assertThat(heard).as("what was done is not done again").doesNotContain(Stage.TRAINING);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aTableOfAFewRowsIsRefused(Method method) {
        FitTask few =
                new FitTask(PeopleTable.of(5), PeopleTable.SCHEMA, quick(method, 3), List.of(), 7, Checkpoints.NONE);

        refused(Reason.TABLE_TOO_SMALL, () -> backend().fit(few, model("never"), place(), ALONE));
        assertThat(files()).isEmpty();
    }

    @Test
    void aSchemaOfAnotherTableIsRefused() {
        TableSchema other = new TableSchema(PeopleTable.SCHEMA.columns().subList(0, 2));
        FitTask wrong = new FitTask(
                PeopleTable.of(ROWS), other, quick(Method.GAUSSIAN_COPULA, 3), List.of(), 7, Checkpoints.NONE);

        refused(Reason.SCHEMA_MISMATCH, () -> backend().fit(wrong, model("never"), place(), ALONE));
    }

    @Test
    void aDamagedModelIsRefused() throws IOException {
        Path model = fitted(Method.GAUSSIAN_COPULA);
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);

        refused(
                Reason.MODEL_BROKEN,
                () -> backend().sample(model, SampleOrder.of(10, 1), new Rows()::begin, place(), ALONE));
    }

    @Test
    void aSinkThatFailsEndsTheSampling() throws IOException {
        Path model = fitted(Method.GAUSSIAN_COPULA);

        assertThatThrownBy(() -> backend()
                        .sample(
                                model,
                                SampleOrder.of(1_000, 1),
                                columns -> batch -> {
                                    throw new IOException("disk full");
                                },
                                place(),
                                ALONE))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(files()).containsExactly("model.bin");
    }

    @Test
    void samplingThatIsCancelledStops() throws IOException {
        Path model = fitted(Method.GAUSSIAN_COPULA);
        AtomicBoolean cancelled = new AtomicBoolean();
        long begun = System.nanoTime();

        refused(
                Reason.CANCELLED,
                () -> backend()
                        .sample(
                                model,
                                SampleOrder.of(500_000_000, 1),
                                new Rows()::begin,
                                place(),
                                new Following(progress -> cancelled.set(true), cancelled::get)));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> names(TableSchema schema) {
        return schema.columns().stream().map(ColumnSchema::name).toList();
    }
}
