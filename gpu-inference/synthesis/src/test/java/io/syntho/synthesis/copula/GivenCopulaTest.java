package io.syntho.synthesis.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.Condition.Between;
import io.syntho.synthesis.Condition.Missing;
import io.syntho.synthesis.Condition.OneOf;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.constraint.ConditionCheck;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows of a copula under a condition are those of the copula that meet it. */
class GivenCopulaTest {

    private static final int MANY = 100_000;
    private static FittedModel model;
    private static Table free;

    @BeforeAll
    static void fit() throws IOException {
        RowRandom random = new RowRandom(1, 2, 8);
        SampleTables people = SampleTables.rows(4_000)
                .numbers("age", StorageType.INTEGER, row -> 18 + random.below(60, row, 0))
                .numbers(
                        "income",
                        StorageType.DECIMAL,
                        row -> random.uniform(row, 1) < 0.3
                                ? 0
                                : (18 + random.below(60, row, 0)) * 700 * (0.5 + random.uniform(row, 2)))
                .numbers(
                        "children",
                        StorageType.INTEGER,
                        row -> random.uniform(row, 3) < 0.1 ? Double.NaN : Math.floor(4 * random.uniform(row, 4)))
                .words(
                        "sort",
                        row -> random.below(60, row, 0) < 20
                                ? List.of("young", "pupil").get(random.below(2, row, 5))
                                : List.of("worker", "boss", "pensioner").get(random.below(3, row, 5)));
        model = new GaussianCopula()
                .fit(people.table(), people.schema(), GaussianCopulaOptions.DEFAULT, FitContext.ofSeed(1));
        free = model.sample(MANY, 99);
    }

    private static double mean(Table table, String column, IntPredicate rows) {
        double[] values = ((NumericColumn) table.column(column)).values();
        return IntStream.range(0, values.length)
                .filter(rows)
                .mapToDouble(row -> values[row])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
    }

    /** All rows meet it, and the others columns are as in the free rows that happen to. */
    private static void agrees(Condition... conditions) {
        List<Condition> condition = List.of(conditions);
        Table given = sample(8_000, conditions);
        IntPredicate met = ConditionCheck.on(free, condition);
        assertThat(IntStream.range(0, given.rows()).allMatch(ConditionCheck.on(given, condition)))
                .as("every row meets %s", condition)
                .isTrue();
        for (String column : List.of("age", "income", "children")) {
            if (condition.contains(new Missing(column))) {
                continue;
            }
            double all = mean(free, column, row -> true);
            double spread = Math.sqrt(Arrays.stream(((NumericColumn) free.column(column)).values())
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> Math.pow(value - all, 2))
                    .limit(2_000)
                    .average()
                    .orElseThrow());
            assertThat(mean(given, column, row -> true))
                    .as("mean of %s under %s", column, condition)
                    .isCloseTo(mean(free, column, met), within(0.06 * spread));
        }
        CodedColumn sorts = (CodedColumn) given.column("sort");
        CodedColumn others = (CodedColumn) free.column("sort");
        long hits = IntStream.range(0, MANY).filter(met).count();
        for (String sort : others.dictionary()) {
            double expected = IntStream.range(0, MANY)
                            .filter(met)
                            .filter(row -> others.text(row).orElse("").equals(sort))
                            .count()
                    / (double) hits;
            double found = IntStream.range(0, given.rows())
                            .filter(row -> sorts.text(row).orElse("").equals(sort))
                            .count()
                    / (double) given.rows();
            assertThat(found).as("share of %s under %s", sort, condition).isCloseTo(expected, within(0.03));
        }
    }

    private static Table sample(int rows, Condition... conditions) {
        List<Table> batches = new ArrayList<>();
        try {
            model.sample(
                    new SampleRequest(0, rows, 3, rows, List.of(conditions)),
                    ProgressListener.NONE,
                    Cancellation.NONE,
                    batches::add);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return batches.getFirst();
    }

    @Test
    void aCategoryIsMetAndTheRestFollowsIt() {
        agrees(new OneOf("sort", List.of("boss")));
        agrees(new OneOf("sort", List.of("boss", "pupil")));
    }

    @Test
    void aNumberAndARangeAreMet() {
        agrees(new Between("age", 30, 30));
        agrees(new Between("age", 29.5, 41.2));
        agrees(new Between("age", 70, Double.POSITIVE_INFINITY));
        agrees(new OneOf("age", List.of("20", "77")));
        agrees(new Between("income", 0, 0));
    }

    @Test
    void twoColumnsAreMetTogether() {
        agrees(new OneOf("sort", List.of("worker")), new Between("age", 38, 45));
        agrees(new Between("income", 20_000, 30_000), new Missing("children"));
        agrees(new Between("children", 0, 3), new Between("age", 50, 60), new OneOf("sort", List.of("boss")));
    }

    @Test
    void anExactNumberOfAScaleIsThatNumber() {
        Table given = sample(500, new Between("income", 23_456.789, 23_456.789));
        assertThat(((NumericColumn) given.column("income")).values()).containsOnly(23_456.789);
        assertThat(mean(given, "age", row -> true)).isBetween(25.0, 60.0);
    }

    @Test
    void whatNeverHappensIsRefused() {
        for (Condition never : List.of(
                new OneOf("sort", List.of("robot")),
                new Between("age", 200, 300),
                new Missing("sort"),
                new Missing("nowhere"))) {
            assertThatThrownBy(() -> sample(10, never))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("condition on " + never.column());
        }
    }
}
