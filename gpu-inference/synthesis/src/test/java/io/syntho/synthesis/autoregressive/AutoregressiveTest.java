package io.syntho.synthesis.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.AutoregressiveOptions.ModelSize;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.Condition.Between;
import io.syntho.synthesis.Condition.Missing;
import io.syntho.synthesis.Condition.OneOf;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.KeptCheckpoint;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AutoregressiveTest {

    private static final int ROWS = 2_000;

    /** Any two of its first three columns are independent; the three are not. */
    private static FittedModel parity() {
        return Learned.PARITY;
    }

    /** Learned once, for several tests. */
    private static final class Learned {
        static final FittedModel PARITY = learn();

        private static FittedModel learn() {
            try {
                return fit(parity(ROWS), AutoregressiveOptions.DEFAULT, FitContext.ofSeed(3));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static SampleTables parity(int rows) {
        SplittableRandom random = new SplittableRandom(8);
        int[] bits = random.ints(rows, 0, 4).toArray();
        double[] noise = random.doubles(rows).toArray();
        return SampleTables.rows(rows)
                .words("a", row -> bits[row] % 2 == 0 ? "no" : "yes")
                .words("b", row -> bits[row] / 2 == 0 ? "no" : "yes")
                .words("c", row -> bits[row] == 1 || bits[row] == 2 ? "yes" : "no")
                .numbers("x", StorageType.DECIMAL, row -> Math.round(noise[row] * 10_000) / 100.0)
                .numbers(
                        "y",
                        StorageType.DECIMAL,
                        row -> row % 10 == 0 ? Double.NaN : Math.round(3 * noise[row] * 10_000) / 100.0);
    }

    private static AutoregressiveOptions options(int epochs) {
        return new AutoregressiveOptions(
                Protection.DEFAULT,
                500,
                ModelSize.SMALL,
                OptionalInt.empty(),
                OptionalDouble.of(0.005),
                epochs,
                OptionalInt.empty(),
                1,
                Optional.empty());
    }

    private static FittedModel fit(SampleTables tables, AutoregressiveOptions options, FitContext context)
            throws IOException {
        return new Autoregressive(0).fit(tables.table(), tables.schema(), options, context);
    }

    private static byte[] bytes(FittedModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.save(out);
        return out.toByteArray();
    }

    private static boolean is(Table table, String column, int row, String text) {
        return ((CodedColumn) table.column(column)).text(row).orElse("").equals(text);
    }

    private static double share(Table table, IntPredicate holds) {
        return IntStream.range(0, table.rows()).filter(holds).count() / (double) table.rows();
    }

    private static Table where(FittedModel model, int rows, Condition... conditions) throws IOException {
        List<Table> batches = new ArrayList<>();
        model.sample(
                new SampleRequest(0, rows, 5, rows).where(List.of(conditions)),
                ProgressListener.NONE,
                Cancellation.NONE,
                batches::add);
        return batches.getFirst();
    }

    @Test
    void whatOnlyThreeColumnsTogetherShowIsLearned() {
        Table rows = parity().sample(2_000, 1);

        assertThat(share(
                        rows,
                        row -> is(rows, "a", row, "yes") != is(rows, "b", row, "yes") == is(rows, "c", row, "yes")))
                .as("c is a or b, not both; independent columns would give 0.5")
                .isGreaterThan(0.95);
        assertThat(share(rows, row -> is(rows, "a", row, "yes"))).isBetween(0.44, 0.56);
        assertThat(share(rows, row -> is(rows, "a", row, "yes") == is(rows, "b", row, "yes")))
                .isBetween(0.44, 0.56);
    }

    @Test
    void numbersFollowEachOtherWithinTheirPieces() {
        Table rows = parity().sample(2_000, 2);
        double[] x = ((NumericColumn) rows.column("x")).values();
        double[] y = ((NumericColumn) rows.column("y")).values();

        double[] errors = IntStream.range(0, x.length)
                .filter(row -> !Double.isNaN(y[row]))
                .mapToDouble(row -> Math.abs(y[row] - 3 * x[row]))
                .sorted()
                .toArray();

        assertThat(errors.length).as("a tenth is missing").isBetween(1_700, 1_900);
        assertThat(errors[errors.length / 2])
                .as("of a range of 300; independent columns would give 88")
                .isLessThan(8);
        assertThat(IntStream.range(0, x.length)
                        .allMatch(row -> Math.abs(Math.rint(x[row] * 100) - x[row] * 100) < 1e-6))
                .as("two decimals")
                .isTrue();
    }

    @Test
    void conditionsAreMetAndTheRestFollowsThem() throws IOException {
        Table given = where(parity(), 600, new OneOf("a", List.of("yes")), new OneOf("b", List.of("no")));
        assertThat(share(given, row -> is(given, "a", row, "yes") && is(given, "b", row, "no")))
                .isEqualTo(1);
        assertThat(share(given, row -> is(given, "c", row, "yes"))).isGreaterThan(0.95);

        Table late = where(parity(), 600, new OneOf("c", List.of("yes")));
        assertThat(share(late, row -> is(late, "c", row, "yes"))).isEqualTo(1);
        assertThat(share(late, row -> is(late, "a", row, "yes") != is(late, "b", row, "yes")))
                .as("columns before the condition follow it too")
                .isGreaterThan(0.9);

        Table range = where(parity(), 600, new Between("y", 150, 153.5));
        double[] y = ((NumericColumn) range.column("y")).values();
        double[] x = ((NumericColumn) range.column("x")).values();
        assertThat(share(range, row -> y[row] >= 150 && y[row] <= 153.5)).isEqualTo(1);
        assertThat(share(range, row -> x[row] > 40 && x[row] < 62))
                .as("of a range of 100; independent columns would give 0.22")
                .isGreaterThan(0.6);

        Table both =
                where(parity(), 300, new Between("x", 0, 9), new OneOf("c", List.of("no")), new Between("y", 0, 90));
        double[] small = ((NumericColumn) both.column("x")).values();
        assertThat(share(
                        both,
                        row -> small[row] <= 9
                                && is(both, "c", row, "no")
                                && !both.column("y").isMissing(row)))
                .isEqualTo(1);
        assertThat(share(both, row -> is(both, "a", row, "yes") == is(both, "b", row, "yes")))
                .isGreaterThan(0.85);

        Table gap = where(parity(), 100, new Missing("y"));
        assertThat(share(gap, row -> gap.column("y").isMissing(row))).isEqualTo(1);
    }

    @Test
    void conditionsThatCannotBeMetAreRefused() {
        refused(Reason.OPTION_INVALID, () -> where(parity(), 10, new OneOf("a", List.of("maybe"))));
        refused(Reason.OPTION_INVALID, () -> where(parity(), 10, new OneOf("nowhere", List.of("yes"))));
        refused(Reason.OPTION_INVALID, () -> where(parity(), 10, new Between("x", 1e6, 2e6)));
        refused(Reason.OPTION_INVALID, () -> where(parity(), 10, new Between("x", 1.001, 1.002)));
        refused(Reason.OPTION_INVALID, () -> where(parity(), 10, new OneOf("x", List.of("1"))));
        refused(Reason.OPTION_INVALID, () -> where(parity(), 10, new Missing("a")));
        refused(Reason.OPTION_INVALID, () -> new Between("x", 2, 1));
    }

    @Test
    void aFitThatGoesOnGivesTheSameModelAsOneThatWasNeverCutOff() throws IOException {
        byte[] expected = bytes(fit(parity(300), options(6), FitContext.ofSeed(1)));
        KeptCheckpoint kept = new KeptCheckpoint();
        List<Progress> heard = new ArrayList<>();
        Cancellation afterThree = () -> heard.stream().anyMatch(p -> p.epoch() == 3);

        refused(Reason.CANCELLED, () -> fit(parity(300), options(6), new FitContext(1, heard::add, afterThree, kept)));
        assertThat(kept.load()).isPresent();
        refused(
                Reason.MODEL_BROKEN,
                () -> Synthesizers.load(new ByteArrayInputStream(kept.load().orElseThrow())));
        List<Progress> again = new ArrayList<>();
        FittedModel resumed = fit(parity(300), options(6), new FitContext(1, again::add, Cancellation.NONE, kept));

        assertThat(bytes(resumed)).isEqualTo(expected);
        assertThat(again)
                .filteredOn(p -> p.stage() == Stage.TRAINING)
                .extracting(Progress::epoch)
                .as("goes on, does not begin again")
                .startsWith(3)
                .endsWith(6);
    }

    @Test
    void cancellationIsHeardAtEveryStep() {
        int[] asked = new int[1];
        AutoregressiveOptions manySteps = new AutoregressiveOptions(
                Protection.DEFAULT,
                500,
                ModelSize.SMALL,
                OptionalInt.of(10),
                OptionalDouble.empty(),
                1,
                OptionalInt.empty(),
                1,
                Optional.empty());

        refused(
                Reason.CANCELLED,
                () -> fit(parity(300), manySteps, new FitContext(1, p -> {}, () -> ++asked[0] > 30, Checkpoints.NONE)));

        assertThat(asked[0])
                .as("27 steps, and the columns and checks before them")
                .isEqualTo(31);
    }

    @Test
    void aStepSizeThatIsTooLargeIsCalmed() throws IOException {
        AutoregressiveOptions wild = new AutoregressiveOptions(
                Protection.DEFAULT,
                500,
                ModelSize.SMALL,
                OptionalInt.of(10),
                OptionalDouble.of(0.999),
                3,
                OptionalInt.empty(),
                1,
                Optional.empty());
        List<Progress> heard = new ArrayList<>();

        FittedModel model = fit(parity(300), wild, new FitContext(1, heard::add, Cancellation.NONE, Checkpoints.NONE));

        assertThat(model.sample(50, 1).rows()).isEqualTo(50);
        assertThat(heard)
                .filteredOn(p -> p.stage() == Stage.TRAINING && p.epoch() == 0)
                .as("began more than once")
                .hasSizeGreaterThan(1);
        assertThat(heard)
                .filteredOn(p -> p.stage() == Stage.TRAINING)
                .extracting(Progress::fraction)
                .isSorted();
    }

    @Test
    void aTrainingThatCannotBeCalmedFailsClearly() {
        SplittableRandom random = new SplittableRandom(1);
        Layout layout = new Layout(List.of(NetworkTest.category(3), NetworkTest.number()));
        int[][] cells = new int[2][300];
        for (int c = 0; c < 2; c++) {
            int count = layout.columns().get(c).cells();
            Arrays.setAll(cells[c], row -> random.nextInt(count));
        }
        Schedule hopeless = new Schedule(10, 1e6, 3, 10, 0, OptionalInt.empty(), 0);
        Trainer trainer = new Trainer(
                NeuralEngine.start(),
                layout,
                new Size(4, 8),
                new TrainingRows(cells, random),
                hopeless,
                FitContext.ofSeed(1),
                new NoKeeper());

        refused(Reason.DIVERGED, trainer::train);
    }

    @Test
    void tablesOfEveryShapeAreLearned() throws IOException {
        SampleTables tiny = parity(12);
        SampleTables words =
                SampleTables.rows(60).words("w", row -> "w" + row % 3).words("v", row -> "v" + row % 2);
        SampleTables nothing =
                SampleTables.rows(40).words("w", row -> null).numbers("n", StorageType.DECIMAL, row -> Double.NaN);
        SampleTables constant = SampleTables.rows(40)
                .words("w", row -> "same")
                .numbers("n", StorageType.INTEGER, row -> 7)
                .words("v", row -> "v" + row % 2);
        for (SampleTables tables : List.of(tiny, words, nothing, constant)) {
            FittedModel model = fit(tables, options(2), FitContext.ofSeed(1));
            Table rows = model.sample(30, 1);
            assertThat(rows.rows()).isEqualTo(30);
            assertThat(rows.width()).isEqualTo(tables.table().width());
            FittedModel loaded = Synthesizers.load(new ByteArrayInputStream(bytes(model)));
            assertThat(bytes(loaded)).isEqualTo(bytes(model));
        }
        Table gone = fit(nothing, options(2), FitContext.ofSeed(1)).sample(30, 1);
        assertThat(gone.column("w").missingCount() + gone.column("n").missingCount())
                .isEqualTo(60);
        Table same = fit(constant, options(2), FitContext.ofSeed(1)).sample(30, 1);
        assertThat(((NumericColumn) same.column("n")).values()).containsOnly(7);
    }

    @Test
    void aValueThatFewRowsShareIsNeitherInTheModelNorInItsRows() throws IOException {
        SampleTables tables = SampleTables.rows(200)
                .words("w", row -> row < 4 ? "unheard-of" : "w" + row % 3)
                .numbers("n", StorageType.DECIMAL, row -> row == 0 ? 98_765.4321 : row % 50 / 8.0);

        FittedModel model = fit(tables, options(3), FitContext.ofSeed(1));

        assertThat(new String(bytes(model), StandardCharsets.ISO_8859_1)).doesNotContain("unheard-of", "98765.4321");
        Table rows = model.sample(2_000, 1);
        assertThat(((CodedColumn) rows.column("w")).dictionary()).doesNotContain("unheard-of");
        double[] numbers = ((NumericColumn) rows.column("n")).values();
        assertThat(share(rows, row -> numbers[row] < 98_765)).isEqualTo(1);
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(reason);
    }

    /** Keeps nothing. */
    private static final class NoKeeper implements Trainer.Keeper {
        @Override
        public void keep(TrainingState state, Attempt attempt) {}

        @Override
        public Optional<TrainingState> kept() {
            return Optional.empty();
        }

        @Override
        public void restore(Attempt attempt) {}
    }
}
