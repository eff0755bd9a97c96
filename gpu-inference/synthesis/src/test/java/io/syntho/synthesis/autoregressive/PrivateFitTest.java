package io.syntho.synthesis.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.AutoregressiveOptions.ModelSize;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.DifferentialPrivacy;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.KeptCheckpoint;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.PrivacySpent;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.constraint.ConstrainedSynthesizer;
import io.syntho.synthesis.constraint.Constraint;
import io.syntho.synthesis.privacy.SecretKey;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFitTest {

    private static final SecretKey KEY = new SecretKey("00ff10ab".repeat(8));
    private static final SecretKey OTHER_KEY = new SecretKey("0f0f10ab".repeat(8));

    /** The second word follows the first; a tenth of the numbers is missing. */
    private static SampleTables table(int rows) {
        SplittableRandom random = new SplittableRandom(8);
        int[] bits = random.ints(rows, 0, 4).toArray();
        double[] noise = random.doubles(rows).toArray();
        return SampleTables.rows(rows)
                .words("a", row -> bits[row] % 2 == 0 ? "no" : "yes")
                .words("b", row -> bits[row] % 2 == 0 ? "never" : "always")
                .numbers("x", StorageType.INTEGER, row -> row % 10 == 0 ? Double.NaN : Math.floor(noise[row] * 100));
    }

    private static AutoregressiveOptions options(double epsilon, int epochs) {
        return new AutoregressiveOptions(
                Protection.DEFAULT,
                500,
                ModelSize.SMALL,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                epochs,
                OptionalInt.empty(),
                1,
                Optional.of(DifferentialPrivacy.ofEpsilon(epsilon)));
    }

    private static FittedModel fit(
            SampleTables tables, AutoregressiveOptions options, SecretKey key, FitContext context) throws IOException {
        return new Autoregressive(0, () -> key).fit(tables.table(), tables.schema(), options, context);
    }

    private static byte[] bytes(FittedModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.save(out);
        return out.toByteArray();
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(reason);
    }

    @Test
    void whatColumnsHaveToDoWithEachOtherIsLearnedAndNoMoreSpentThanAsked() throws IOException {
        FittedModel model = fit(table(4_000), options(8, 50), KEY, FitContext.ofSeed(3));

        Table rows = model.sample(2_000, 1);
        CodedColumn a = (CodedColumn) rows.column("a");
        CodedColumn b = (CodedColumn) rows.column("b");
        long fitting = IntStream.range(0, rows.rows())
                .filter(row ->
                        a.text(row).equals(Optional.of("yes")) == b.text(row).equals(Optional.of("always")))
                .count();
        assertThat(fitting).as("of 2,000; independent columns would give 1,000").isGreaterThan(1_800);
        PrivacySpent spent = model.privacySpent().orElseThrow();
        assertThat(spent.epsilonAsked()).isEqualTo(8);
        assertThat(spent.epsilon()).isBetween(7.9, 8.0);
        assertThat(spent.delta()).isEqualTo(1 / 40_000.0);
        assertThat(spent.epsilonOfColumns()).isBetween(3.9, 4.0);
        assertThat(spent.epsilonOfTraining()).isBetween(4.0, 8.0);
        assertThat(Synthesizers.load(new ByteArrayInputStream(bytes(model))).privacySpent())
                .contains(spent);
    }

    @Test
    void theNoiseFollowsItsKeyAndNotTheSeed() throws IOException {
        byte[] one = bytes(fit(table(1_000), options(3, 1), KEY, FitContext.ofSeed(3)));

        assertThat(bytes(fit(table(1_000), options(3, 1), KEY, FitContext.ofSeed(3))))
                .isEqualTo(one);
        assertThat(bytes(fit(table(1_000), options(3, 1), OTHER_KEY, FitContext.ofSeed(3))))
                .isNotEqualTo(one);
        SampleTables table = table(1_000);
        assertThat(bytes(Synthesizers.of(Method.AUTOREGRESSIVE)
                        .fit(table.table(), table.schema(), options(3, 1), FitContext.ofSeed(3))))
                .as("drawn by the machine")
                .isNotEqualTo(one);
    }

    @Test
    void theModelTellsNeitherTheKeyNorWhichTableItIs() throws IOException {
        FittedModel model = fit(table(1_000), options(3, 1), KEY, FitContext.ofSeed(3));

        assertThat(new String(bytes(model), StandardCharsets.ISO_8859_1)).doesNotContain(KEY.hex());
        assertThat(model.info().trainingHash()).isEmpty();
        assertThat(model.schema().columns()).allMatch(column -> column.reason().isEmpty());
    }

    @Test
    void progressTellsNoLosses() throws IOException {
        List<Progress> heard = new ArrayList<>();
        fit(table(1_000), options(3, 2), KEY, new FitContext(3, heard::add, Cancellation.NONE, Checkpoints.NONE));

        assertThat(heard)
                .filteredOn(progress -> progress.stage() == Stage.TRAINING)
                .isNotEmpty()
                .allMatch(progress ->
                        progress.losses().isEmpty() && progress.metric().isEmpty());
        assertThat(heard.getLast().fraction()).isEqualTo(1);
    }

    @Test
    void aFitThatGoesOnSpendsNoMoreAndGivesTheSameModel() throws IOException {
        FittedModel whole = fit(table(1_000), options(3, 3), KEY, FitContext.ofSeed(1));
        KeptCheckpoint kept = new KeptCheckpoint();
        List<Progress> heard = new ArrayList<>();
        Cancellation soon =
                () -> heard.stream().filter(p -> p.stage() == Stage.TRAINING).count() >= 7;

        refused(
                Reason.CANCELLED,
                () -> fit(table(1_000), options(3, 3), KEY, new FitContext(1, heard::add, soon, kept)));
        assertThat(kept.load()).isPresent();
        refused(
                Reason.MODEL_BROKEN,
                () -> Synthesizers.load(new ByteArrayInputStream(kept.load().orElseThrow())));
        List<Progress> again = new ArrayList<>();
        // The key comes from the checkpoint.
        FittedModel resumed =
                fit(table(1_000), options(3, 3), OTHER_KEY, new FitContext(1, again::add, Cancellation.NONE, kept));

        assertThat(bytes(resumed)).isEqualTo(bytes(whole));
        assertThat(resumed.privacySpent()).isEqualTo(whole.privacySpent());
        assertThat(again.size()).isLessThan(3 + 30);
        FittedModel finished =
                fit(table(1_000), options(3, 3), OTHER_KEY, new FitContext(1, again::add, Cancellation.NONE, kept));
        assertThat(bytes(finished)).as("not learned, and not spent, again").isEqualTo(bytes(whole));
        assertThat(new String(kept.load().orElseThrow(), StandardCharsets.ISO_8859_1))
                .as("of what is left when it is done")
                .doesNotContain(KEY.hex());
    }

    @Test
    void cancellationIsHeardAtEveryStep() {
        List<Progress> heard = new ArrayList<>();
        Cancellation first = () -> heard.stream().anyMatch(p -> p.stage() == Stage.TRAINING);

        refused(
                Reason.CANCELLED,
                () -> fit(table(1_000), options(3, 100), KEY, new FitContext(1, heard::add, first, Checkpoints.NONE)));
        assertThat(heard).filteredOn(p -> p.stage() == Stage.TRAINING).hasSize(1);
    }

    @Test
    void trainingThatIsCutOffByTimeSpendsLess() throws IOException {
        AutoregressiveOptions asked = options(2, 1_000);
        AutoregressiveOptions oneSecond = new AutoregressiveOptions(
                asked.protection(),
                asked.maxCategories(),
                asked.modelSize(),
                OptionalInt.of(900),
                asked.learningRate(),
                asked.epochs(),
                OptionalInt.of(1),
                1,
                asked.privacy());
        ProgressListener slow = progress -> {
            if (progress.stage() == Stage.TRAINING) {
                pause();
            }
        };
        FittedModel model =
                fit(table(1_000), oneSecond, KEY, new FitContext(1, slow, Cancellation.NONE, Checkpoints.NONE));

        PrivacySpent spent = model.privacySpent().orElseThrow();
        assertThat(spent.steps()).isBetween(1L, 50L);
        assertThat(spent.epsilon()).isLessThan(1.9).isGreaterThan(spent.epsilonOfColumns());
    }

    private static void pause() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 101})
    void nonsensicalPromisesAreRefused(double value) {
        refused(Reason.OPTION_INVALID, () -> DifferentialPrivacy.ofEpsilon(value));
        refused(Reason.OPTION_INVALID, () -> new DifferentialPrivacy(1, OptionalDouble.of(value), 1));
        refused(Reason.OPTION_INVALID, () -> new DifferentialPrivacy(1, OptionalDouble.empty(), value));
    }

    @Test
    void promisesThatTheTableCannotCarryAreRefused() {
        refused(
                Reason.OPTION_INVALID,
                () -> fit(
                        table(1_000),
                        options(1, 1).with(new DifferentialPrivacy(1, OptionalDouble.of(0.001), 1)),
                        KEY,
                        FitContext.ofSeed(1)));
        refused(Reason.PRIVACY_INFEASIBLE, () -> fit(table(100), options(0.01, 1), KEY, FitContext.ofSeed(1)));
        SampleTables table = table(1_000);
        refused(
                Reason.OPTION_INVALID,
                () -> ConstrainedSynthesizer.of(
                                Synthesizers.of(Method.AUTOREGRESSIVE), List.of(new Constraint.NotNull("x")))
                        .fit(table.table(), table.schema(), options(1, 1), FitContext.ofSeed(1)));
    }
}
