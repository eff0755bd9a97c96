package io.syntho.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method promises, whatever it is. */
class SynthesizerTest {

    static final int ROWS = 600;

    static List<Method> methods() {
        return Synthesizers.methods();
    }

    static SampleTables mixed(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        return SampleTables.rows(rows)
                .numbers("age", StorageType.INTEGER, row -> 18 + random.nextInt(60))
                .numbers(
                        "income",
                        StorageType.DECIMAL,
                        row -> row % 7 == 0 ? Double.NaN : random.nextInt(100_000) / 100.0)
                .words("city", row -> row % 11 == 0 ? null : "city " + random.nextInt(5))
                .numbers("day", StorageType.DATE, row -> random.nextInt(1_000) * 86_400e6);
    }

    /** The defaults, but for few passes: these tests are about promises, not about quality. */
    static FitOptions quick(Method method) {
        return switch (FitOptions.defaults(method)) {
            case GaussianCopulaOptions copula -> copula;
            case CtganOptions ctgan -> ctgan.withEpochs(8);
            case TvaeOptions tvae -> tvae.withEpochs(8);
            case AutoregressiveOptions autoregressive -> autoregressive.withEpochs(8);
        };
    }

    static FittedModel fit(Method method, SampleTables tables, FitContext context) throws IOException {
        return Synthesizers.of(method).fit(tables.table(), tables.schema(), quick(method), context);
    }

    static byte[] bytes(FittedModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.save(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theSameSeedGivesTheSameModelAndTheSameRows(Method method) throws IOException {
        FittedModel one = fit(method, mixed(ROWS), FitContext.ofSeed(7));
        FittedModel two = fit(method, mixed(ROWS), FitContext.ofSeed(7));

        assertThat(bytes(one)).isEqualTo(bytes(two));
        assertSame(one.sample(500, 3), two.sample(500, 3));
        assertThat(values(one.sample(500, 3))).isNotEqualTo(values(one.sample(500, 4)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aSavedModelGivesTheSameRows(Method method) throws IOException {
        FittedModel model = fit(method, mixed(ROWS), FitContext.ofSeed(7));

        FittedModel loaded = Synthesizers.load(new ByteArrayInputStream(bytes(model)));

        assertThat(loaded.info()).isEqualTo(model.info());
        assertThat(loaded.schema()).isEqualTo(model.schema());
        assertSame(loaded.sample(300, 1), model.sample(300, 1));
        assertThat(bytes(loaded)).isEqualTo(bytes(model));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void batchesAndPartsOfASampleAgree(Method method) throws IOException {
        FittedModel model = fit(method, mixed(ROWS), FitContext.ofSeed(7));
        List<Table> batches = new ArrayList<>();

        model.sample(new SampleRequest(0, 250, 9, 100), ProgressListener.NONE, Cancellation.NONE, batches::add);
        model.sample(new SampleRequest(250, 50, 9, 7), ProgressListener.NONE, Cancellation.NONE, batches::add);

        List<String> rows = new ArrayList<>();
        batches.forEach(batch -> rows.addAll(values(batch)));
        assertThat(batches.getFirst().rows()).isEqualTo(100);
        assertThat(rows).isEqualTo(values(model.sample(300, 9)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theModelSaysWhereItComesFromAndHoldsNoProfile(Method method) throws IOException {
        SampleTables tables = mixed(ROWS);

        FittedModel model = fit(method, tables, FitContext.ofSeed(7));

        assertThat(model.info().method()).isEqualTo(method);
        assertThat(model.info().options()).isEqualTo(quick(method));
        assertThat(model.info().seed()).isEqualTo(7);
        assertThat(model.info().trainingRows()).isEqualTo(ROWS);
        assertThat(model.info().trainingHash()).matches("[0-9a-f]{64}");
        assertThat(model.info().engineVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(model.schema().columns())
                .extracting(c -> c.profile().sample())
                .containsOnly(List.of());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void progressNeverFallsAndEndsAtOne(Method method) throws IOException {
        List<Progress> heard = new ArrayList<>();

        FittedModel model =
                fit(method, mixed(ROWS), new FitContext(7, heard::add, Cancellation.NONE, Checkpoints.NONE));
        model.sample(new SampleRequest(0, 90, 1, 30), heard::add, Cancellation.NONE, batch -> {});

        for (Stage stage : Stage.values()) {
            List<Double> fractions = heard.stream()
                    .filter(p -> p.stage() == stage)
                    .map(Progress::fraction)
                    .toList();
            assertThat(fractions).as(stage.name()).isSorted().endsWith(1.0);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aCancelledFitAndACancelledSampleStop(Method method) throws IOException {
        assertReason(
                Reason.CANCELLED,
                () -> fit(method, mixed(ROWS), new FitContext(7, ProgressListener.NONE, () -> true, Checkpoints.NONE)));

        FittedModel model = fit(method, mixed(ROWS), FitContext.ofSeed(7));
        List<Table> batches = new ArrayList<>();
        assertReason(
                Reason.CANCELLED,
                () -> model.sample(
                        new SampleRequest(0, 1L << 40, 1, 100),
                        ProgressListener.NONE,
                        () -> batches.size() >= 3,
                        batches::add));
        assertThat(batches).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aFinishedFitIsNotDoneTwice(Method method) throws IOException {
        KeptCheckpoint kept = new KeptCheckpoint();
        FitContext context = new FitContext(7, ProgressListener.NONE, Cancellation.NONE, kept);
        FittedModel first = fit(method, mixed(ROWS), context);
        List<Progress> heard = new ArrayList<>();

        FittedModel again = fit(method, mixed(ROWS), new FitContext(7, heard::add, Cancellation.NONE, kept));

        assertThat(bytes(again)).isEqualTo(bytes(first));
        assertThat(heard).filteredOn(p -> p.stage() == Stage.TRAINING).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aCheckpointOfAnotherFitOrABrokenOneIsIgnored(Method method) throws IOException {
        KeptCheckpoint kept = new KeptCheckpoint();
        fit(method, mixed(ROWS - 1), new FitContext(7, ProgressListener.NONE, Cancellation.NONE, kept));
        byte[] expected = bytes(fit(method, mixed(ROWS), FitContext.ofSeed(7)));
        FitContext context = new FitContext(7, ProgressListener.NONE, Cancellation.NONE, kept);

        assertThat(bytes(fit(method, mixed(ROWS), context))).isEqualTo(expected);
        kept.save(new byte[] {1, 2, 3});
        assertThat(bytes(fit(method, mixed(ROWS), context))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void whatCannotBeLearnedIsRefusedWithAReason(Method method) {
        SampleTables nine = mixed(9);
        SampleTables tables = mixed(ROWS);
        TableSchema fewer = tables.schema().project(List.of("age", "city"));
        TableSchema others = new TableSchema(tables.schema().columns().stream()
                .map(c -> c.name().equals("age") ? c.with(c.format()) : c)
                .toList()
                .reversed());

        assertReason(Reason.TABLE_TOO_SMALL, () -> fit(method, nine, FitContext.ofSeed(0)));
        assertReason(
                Reason.SCHEMA_MISMATCH,
                () -> Synthesizers.of(method)
                        .fit(tables.table(), fewer, FitOptions.defaults(method), FitContext.ofSeed(0)));
        assertThat(others.columns()).as("another order is no mismatch").hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aValueOfFewerThanFiveRowsIsInNoModelAndInNoRow(Method method) throws IOException {
        SampleTables tables = SampleTables.rows(ROWS)
                .words("illness", row -> row < 4 ? "zzrare" : row < 9 ? "zzkept" : "common " + row % 3)
                .numbers("age", StorageType.INTEGER, row -> row == 0 ? 987_654 : 18 + row % 60);

        FittedModel model = fit(method, tables, FitContext.ofSeed(7));

        String stored = new String(bytes(model), StandardCharsets.ISO_8859_1);
        assertThat(stored.contains("zzkept")).as("five rows are enough").isTrue();
        assertThat(stored.contains("zzrare")).as("four are not").isFalse();
        assertThat(stored.contains("987654")).as("an extreme of one row").isFalse();
        Table made = model.sample(3_000, 1);
        assertThat(((CodedColumn) made.column("illness")).dictionary()).doesNotContain("zzrare");
        assertThat(((NumericColumn) made.column("age")).values()).doesNotContain(987_654);
    }

    @ParameterizedTest
    @EnumSource(names = {"CTGAN", "TVAE", "AUTOREGRESSIVE"})
    void aBudgetOfSecondsEndsTrainingWithTheBestModelSoFar(Method method) throws IOException {
        FitOptions hurried = switch (FitOptions.defaults(method)) {
            case GaussianCopulaOptions copula -> copula;
            case CtganOptions ctgan -> ctgan.withEpochs(10_000).withSeconds(1);
            case TvaeOptions tvae -> tvae.withEpochs(10_000).withSeconds(1);
            case AutoregressiveOptions autoregressive ->
                autoregressive.withEpochs(10_000).withSeconds(1);
        };
        SampleTables tables = mixed(4_000);
        List<Progress> heard = new ArrayList<>();

        FittedModel model = Synthesizers.of(method)
                .fit(
                        tables.table(),
                        tables.schema(),
                        hurried,
                        new FitContext(7, heard::add, Cancellation.NONE, Checkpoints.NONE));

        assertThat(heard.getLast().epoch())
                .as("passes made")
                .isPositive()
                .isLessThan(heard.getLast().epochs());
        assertThat(model.sample(50, 1).rows()).isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aMethodIsThereOrRefusedByName(Method method) {
        if (Synthesizers.methods().contains(method)) {
            assertThat(Synthesizers.of(method).method()).isEqualTo(method);
        } else {
            assertReason(Reason.METHOD_UNSUPPORTED, () -> Synthesizers.of(method));
            assertReason(Reason.METHOD_UNSUPPORTED, () -> FitOptions.defaults(method));
        }
        assertThat(Method.of(method.id())).isEqualTo(method);
    }

    @Test
    void anUnknownMethodIsRefused() {
        assertThatThrownBy(() -> Method.of("magic"))
                .isInstanceOf(UnsupportedMethodException.class)
                .hasMessageContaining("magic")
                .hasMessageContaining("gaussian_copula");
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertReason(Reason.OPTION_INVALID, () -> new Protection(0, "(other)"));
        assertReason(Reason.OPTION_INVALID, () -> new Protection(5, " "));
        assertReason(Reason.OPTION_INVALID, () -> new GaussianCopulaOptions(Protection.DEFAULT, 1, 1_000));
        assertReason(Reason.OPTION_INVALID, () -> new GaussianCopulaOptions(Protection.DEFAULT, 10, 1));
        assertReason(Reason.OPTION_INVALID, () -> new SampleRequest(0, -1, 0, 10));
        assertReason(Reason.OPTION_INVALID, () -> new SampleRequest(0, 1, 0, 0));
    }

    static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(reason);
    }

    static void assertSame(Table actual, Table expected) {
        assertThat(values(actual)).isEqualTo(values(expected));
    }

    /** One text per row. */
    static List<String> values(Table table) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            StringBuilder text = new StringBuilder();
            for (Column column : table.columns()) {
                text.append(
                                switch (column) {
                                    case NumericColumn numeric -> Double.toString(numeric.values()[row]);
                                    case CodedColumn coded -> coded.text(row).orElse("");
                                })
                        .append('|');
            }
            rows.add(text.toString());
        }
        return rows;
    }
}
