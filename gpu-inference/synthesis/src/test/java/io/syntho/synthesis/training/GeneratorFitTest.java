package io.syntho.synthesis.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.TvaeOptions;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both networks promise of their training. */
class GeneratorFitTest {

    private static FitOptions epochs(Method method, int epochs) {
        return method == Method.CTGAN
                ? CtganOptions.DEFAULT.withEpochs(epochs)
                : TvaeOptions.DEFAULT.withEpochs(epochs);
    }

    private static FittedModel fit(Method method, SampleTables tables, int epochs, FitContext context)
            throws IOException {
        return Synthesizers.of(method).fit(tables.table(), tables.schema(), epochs(method, epochs), context);
    }

    private static byte[] bytes(FittedModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.save(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(names = {"CTGAN", "TVAE"})
    void whatGoesTogetherStaysTogether(Method method) throws IOException {
        SampleTables tables = NeuralTables.mixed(1_000);
        FitOptions options = method == Method.CTGAN
                ? epochs(method, 80)
                : new TvaeOptions(Protection.DEFAULT, 500, 60, OptionalInt.empty(), 500, 16, 5e-3, 2);
        FittedModel model = Synthesizers.of(method).fit(tables.table(), tables.schema(), options, FitContext.ofSeed(1));

        Table made = model.sample(3_000, 2);

        CodedColumn classes = (CodedColumn) made.column("class");
        double[] gains = ((NumericColumn) made.column("gain")).values();
        int rich = 0;
        int matching = 0;
        for (int row = 0; row < made.rows(); row++) {
            boolean isRich = classes.text(row).orElseThrow().equals("rich");
            rich += isRich ? 1 : 0;
            matching += isRich == gains[row] > 0 ? 1 : 0;
        }
        assertThat(rich / 3_000.0).as("share of one category").isCloseTo(1 / 3.0, within(0.05));
        assertThat(matching / 3_000.0).as("gains only where rich").isGreaterThan(0.85);
        assertThat(made.column("city").missingCount() / 3_000.0).isCloseTo(0.25, within(0.05));
        assertThat(Arrays.stream(gains))
                .allMatch(gain -> gain == 0 || gain >= 1_000 && gain < 10_000 && gain == Math.rint(gain));
    }

    @ParameterizedTest
    @EnumSource(names = {"CTGAN", "TVAE"})
    void anInterruptedFitGoesOnToTheSameBytes(Method method) throws IOException {
        SampleTables tables = NeuralTables.mixed(700);
        byte[] expected = bytes(fit(method, tables, 25, FitContext.ofSeed(3)));
        AtomicReference<byte[]> kept = new AtomicReference<>(new byte[0]);
        Checkpoints checkpoints = new Checkpoints() {
            @Override
            public Optional<byte[]> load() {
                return kept.get().length == 0 ? Optional.empty() : Optional.of(kept.get());
            }

            @Override
            public void save(byte[] checkpoint) {
                kept.set(checkpoint);
            }
        };
        AtomicInteger asked = new AtomicInteger();
        Cancellation later = () -> asked.incrementAndGet() > 130;
        assertThatThrownBy(() -> fit(method, tables, 25, new FitContext(3, ProgressListener.NONE, later, checkpoints)))
                .isInstanceOf(SynthesisException.class);
        assertThat(kept.get()).as("a checkpoint was left").isNotEmpty();
        List<Progress> heard = new ArrayList<>();

        FittedModel resumed = fit(method, tables, 25, new FitContext(3, heard::add, Cancellation.NONE, checkpoints));

        assertThat(bytes(resumed)).isEqualTo(expected);
        assertThat(heard.stream().filter(p -> p.stage() == Stage.TRAINING).findFirst())
                .as("it did not begin anew")
                .hasValueSatisfying(first -> assertThat(first.fraction()).isGreaterThan(0.3));
    }

    @ParameterizedTest
    @EnumSource(names = {"CTGAN", "TVAE"})
    void aFitStopsWithinAStepOfItsCancellation(Method method) {
        AtomicInteger asked = new AtomicInteger();
        List<Progress> heard = new ArrayList<>();
        Cancellation soon = () -> asked.incrementAndGet() > 8;

        assertThatThrownBy(() -> fit(
                        method, NeuralTables.mixed(700), 300, new FitContext(3, heard::add, soon, Checkpoints.NONE)))
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(Reason.CANCELLED);
        assertThat(asked)
                .as("nothing was asked, and so nothing done, afterwards")
                .hasValue(9);
    }

    @ParameterizedTest
    @EnumSource(names = {"CTGAN", "TVAE"})
    void oddTablesAreLearned(Method method) throws IOException {
        SampleTables tiny = SampleTables.rows(12)
                .words("a", row -> row % 2 == 0 ? "x" : "y")
                .numbers("b", StorageType.DECIMAL, row -> row / 3.0);
        SampleTables words =
                SampleTables.rows(120).words("a", row -> "w" + row % 3).words("b", row -> "v" + row % 7);
        SampleTables constant =
                SampleTables.rows(60).words("a", row -> "same").numbers("b", StorageType.INTEGER, row -> 5);
        SampleTables missing = SampleTables.rows(200)
                .numbers("a", StorageType.DECIMAL, row -> row % 10 == 0 ? row / 7.0 : Double.NaN)
                .words("b", row -> row % 8 == 0 ? "there" : null);
        SampleTables numbers = SampleTables.rows(300).numbers("a", StorageType.DECIMAL, row -> Math.sin(row) * 1e12);

        for (SampleTables tables : List.of(tiny, words, constant, missing, numbers)) {
            Table made = fit(method, tables, 5, FitContext.ofSeed(1)).sample(50, 1);
            assertThat(made.rows()).isEqualTo(50);
            assertThat(made.width()).isEqualTo(tables.table().width());
        }
        Table fromConstant = fit(method, constant, 5, FitContext.ofSeed(1)).sample(20, 1);
        assertThat(((NumericColumn) fromConstant.column("b")).values()).containsOnly(5);
        Table fromMissing = fit(method, missing, 5, FitContext.ofSeed(1)).sample(1_000, 1);
        assertThat(fromMissing.column("a").missingCount()).isBetween(820, 970);
    }

    @ParameterizedTest
    @EnumSource(names = {"CTGAN", "TVAE"})
    void madeNumbersLieWithinWhatWasLearned(Method method) throws IOException {
        SampleTables tables = NeuralTables.mixed(800);
        double[] ages = ((NumericColumn) tables.table().column("age")).values();

        Table made = fit(method, tables, 3, FitContext.ofSeed(4)).sample(2_000, 1);

        assertThat(Arrays.stream(((NumericColumn) made.column("age")).values()))
                .allMatch(age -> age >= Arrays.stream(ages).min().orElseThrow()
                        && age <= Arrays.stream(ages).max().orElseThrow()
                        && age == Math.rint(age));
    }

    /** 5,000 rows whose columns hold 500 categories each. */
    private static SampleTables wide(int columns) {
        SampleTables tables = SampleTables.rows(5_000);
        for (int c = 0; c < columns; c++) {
            tables = tables.words("c" + c, row -> "v" + row % 500);
        }
        return tables;
    }

    @Test
    void ctganRefusesTablesOfMoreCategoriesThanItsConditionsCanHold() {
        assertThatThrownBy(() -> fit(Method.CTGAN, wide(9), 1, FitContext.ofSeed(0)))
                .hasMessageContaining("4500 values a row")
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(Reason.TABLE_TOO_LARGE);
    }

    @Test
    void tvaeTakesTablesThatAreTooWideForCtgan() throws IOException {
        SampleTables tables = wide(9);

        assertThat(fit(Method.TVAE, tables, 1, FitContext.ofSeed(0))
                        .sample(10, 0)
                        .width())
                .isEqualTo(9);
    }
}
