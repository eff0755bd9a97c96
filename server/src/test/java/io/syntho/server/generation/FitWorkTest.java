package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.Method;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.GenerationConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations before any run, beside what {@code docs/benchmarks.md} records for tables of these shapes. */
class FitWorkTest {

    private static final int[] ADULT_CATEGORIES = {9, 16, 16, 7, 15, 6, 5, 2, 42, 2};
    private static final int[] ADULT_NUMBERS = {72, 9_000, 119, 92};
    private static final int[] DIAMONDS_CATEGORIES = {5, 7, 8};
    private static final int[] DIAMONDS_NUMBERS = {240, 160, 100, 5_500, 550, 550, 370};
    private static final int[] TITANIC_CATEGORIES = {3, 2, 2, 7, 8, 3, 28, 180};
    private static final int[] TITANIC_NUMBERS = {97, 270};

    private static TableSchema schema(int[] categories, int[] numbers) {
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

    private static TableSchema shape(String table) {
        return switch (table) {
            case "adult" -> schema(ADULT_CATEGORIES, ADULT_NUMBERS);
            case "diamonds" -> schema(DIAMONDS_CATEGORIES, DIAMONDS_NUMBERS);
            default -> schema(TITANIC_CATEGORIES, TITANIC_NUMBERS);
        };
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
        "titanic, 1047, CTGAN, 23.1"
    })
    void theFirstEstimateIsWithinAFactorOfTwo(String table, long rows, Method method, double seconds) {
        FitWork work = FitWork.of(method, rows, shape(table), GenerationConfig.getDefaultInstance());

        double expected = new EngineMeasures.Known(Map.of()).fitSeconds(method, work);

        assertThat(expected).isBetween(seconds / 2, seconds * 2);
        assertThat(work.steps()).isPositive();
        assertThat(work.width()).isGreaterThan(shape(table).columns().size());
    }
}
