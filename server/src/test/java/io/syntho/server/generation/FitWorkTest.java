package io.syntho.server.generation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.Method;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.GenerationConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations before any run, beside what {@code docs/benchmarks.md} records for tables of these shapes. */
class FitWorkTest {

    /** Distinct values of each column that is learned: categories, numbers. */
    private static final Map<String, TableSchema> SHAPES = Map.of(
            "adult", schema(List.of(9, 16, 16, 7, 15, 6, 5, 2, 42, 2), List.of(72, 9_000, 119, 92)),
            "diamonds", schema(List.of(5, 7, 8), List.of(240, 160, 100, 5_500, 550, 550, 370)),
            "titanic", schema(List.of(3, 2, 2, 7, 8, 3, 28, 180), List.of(97, 270)),
            "hotel_rates",
                    schema(
                            List.of(14, 5, 4, 3, 4, 90, 5, 3, 2, 6, 8, 9, 9, 120, 154, 4, 4, 6, 2, 2),
                            List.of(3_038, 387, 26, 30, 30, 426, 426, 366)),
            "loans",
                    schema(
                            List.of(11, 50, 3, 3, 3, 12, 4, 9, 2, 1, 2, 15, 8, 4, 12, 2, 2, 7, 32, 6, 2, 2),
                            Collections.nCopies(32, 500)),
            "seattlepets", schema(List.of(4, 330, 248, 152), List.of(1_027)),
            "flights", schema(List.of(12, 16, 4_002, 3, 104, 19), Collections.nCopies(13, 500)),
            "wide", schema(Collections.nCopies(8, 500), List.of()));

    private static TableSchema schema(List<Integer> categories, List<Integer> numbers) {
        List<ColumnSchema> columns = new ArrayList<>();
        for (int distinct : categories) {
            columns.add(column("c" + columns.size(), StorageType.STRING, Meaning.CATEGORICAL, distinct));
        }
        for (int distinct : numbers) {
            columns.add(column("n" + columns.size(), StorageType.DECIMAL, Meaning.CONTINUOUS, distinct));
        }
        return new TableSchema(columns);
    }

    private static ColumnSchema column(String name, StorageType type, Meaning meaning, int distinct) {
        ColumnSchema bare = ColumnSchema.of(name, type, meaning);
        return new ColumnSchema(
                name,
                type,
                meaning,
                bare.pii(),
                bare.confidence(),
                bare.reason(),
                bare.format(),
                new ColumnProfile(0, distinct, List.of(), Double.NaN, List.of(), List.of(), List.of()),
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "adult, 10000, AUTOREGRESSIVE, 27.5",
        "adult, 10000, TVAE, 28.6",
        "adult, 10000, CTGAN, 81.4",
        "diamonds, 10000, AUTOREGRESSIVE, 44.9",
        "diamonds, 10000, TVAE, 20.5",
        "diamonds, 10000, CTGAN, 51.6",
        "titanic, 1047, AUTOREGRESSIVE, 12.1",
        "titanic, 1047, TVAE, 7.5",
        "titanic, 1047, CTGAN, 23.1",
        "hotel_rates, 12321, AUTOREGRESSIVE, 77.4",
        "hotel_rates, 12321, TVAE, 27.1",
        "hotel_rates, 12321, CTGAN, 122.8",
        "loans, 8000, AUTOREGRESSIVE, 63.8",
        "loans, 8000, TVAE, 45.7",
        "loans, 8000, CTGAN, 201.9",
        "seattlepets, 42015, AUTOREGRESSIVE, 20.1",
        "seattlepets, 42015, TVAE, 26.9",
        "seattlepets, 42015, CTGAN, 127.8",
        "flights, 269420, AUTOREGRESSIVE, 78.4",
        "flights, 269420, TVAE, 43.7",
        "flights, 269420, CTGAN, 183.1"
    })
    void theFirstEstimateIsWithinAFactorOfTwo(String table, long rows, Method method, double seconds) {
        TableSchema shape = requireNonNull(SHAPES.get(table));
        FitWork work = FitWork.of(method, rows, shape, GenerationConfig.getDefaultInstance());

        double expected = new EngineMeasures.Known(Map.of()).fitSeconds(method, work);

        assertThat(expected).isBetween(seconds / 2, seconds * 2);
        assertThat(work.steps()).isPositive();
        assertThat(work.width()).isGreaterThan(shape.columns().size());
    }

    @Test
    void aVeryWideTableGetsFewerStepsUnlessItsTimeIsSaid() {
        TableSchema wide = requireNonNull(SHAPES.get("wide"));
        GenerationConfig timed =
                GenerationConfig.newBuilder().setComputeBudgetSeconds(3_600).build();

        FitWork usual = FitWork.of(Method.CTGAN, 10_000, wide, GenerationConfig.getDefaultInstance());
        FitWork unbound = FitWork.of(Method.CTGAN, 10_000, wide, timed);

        assertThat(usual.width()).isEqualTo(4_000);
        assertThat(usual.steps()).isBetween(300L, 1_000L);
        assertThat(unbound.steps()).isEqualTo(2_500);
    }
}
