package io.syntho.synthesis.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.Protection;
import io.syntho.synthesis.SampleTables;
import io.syntho.tabular.CodedColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategorySetTest {

    private static CategorySet fit(int rows, IntFunction<@Nullable String> value, boolean labelAllowed) {
        CodedColumn column =
                (CodedColumn) SampleTables.rows(rows).words("c", value).table().column(0);
        return CategorySet.fit(column, Protection.DEFAULT, 500, labelAllowed).set();
    }

    @Test
    void categoriesHeldByFewerThanFiveRowsAreNotKept() {
        CategorySet set = fit(100, row -> row < 60 ? "a" : row < 96 ? "b" : "rare", true);

        assertThat(set.labels()).containsExactly("a", "b");
        assertThat(set.rows()).containsExactly(60, 36, 4);
    }

    @Test
    void fewPooledRowsAreWrittenAsKeptCategoriesByFrequency() {
        CategorySet set = fit(100, row -> row < 60 ? "a" : row < 96 ? "b" : "rare" + row, true);

        Map<Integer, Long> codes = IntStream.range(0, 960)
                .mapToObj(i -> set.code(set.pooledCell(), (i + 0.5) / 960))
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
        assertThat(codes).containsOnly(Map.entry(0, 600L), Map.entry(1, 360L));
        assertThat(set.dictionary()).containsExactly("a", "b");
    }

    @Test
    void manyPooledRowsAreWrittenAsOther() {
        CategorySet set = fit(100, row -> row < 50 ? "a" : "rare" + row, true);

        assertThat(set.dictionary()).containsExactly("a", "(other)");
        assertThat(set.code(set.pooledCell(), 0.5)).isEqualTo(1);
    }

    @Test
    void aCategoryThatIsCalledOtherItselfIsNotConfusedWithThePool() {
        CategorySet set = fit(100, row -> row < 50 ? "(other)" : "rare" + row, true);

        assertThat(set.dictionary()).containsExactly("(other)", "(other)*");
    }

    @Test
    void whereNoLabelCanStandThePoolIsDrawnFromTheKept() {
        CategorySet set = fit(100, row -> row < 50 ? "1" : Integer.toString(row), false);

        assertThat(set.dictionary()).containsExactly("1");
        assertThat(set.code(set.pooledCell(), 0.99)).isZero();
    }

    @Test
    void missingIsACellOfItsOwnUnlessTooFewRowsAreMissing() {
        CategorySet some = fit(100, row -> row < 90 ? "a" : null, true);
        CategorySet few = fit(100, row -> row < 97 ? "a" : null, true);

        assertThat(some.code(some.missingCell(), 0.5)).isEqualTo(CodedColumn.MISSING);
        assertThat(few.missingCell()).isEqualTo(-1);
    }

    @Test
    void onlyTheMostFrequentAreKeptWhenThereAreTooMany() {
        List<String> names = IntStream.range(0, 60).mapToObj(i -> "c" + i).toList();
        CodedColumn column = (CodedColumn) SampleTables.rows(60 * 61 / 2)
                .words("c", row -> names.get((int) ((Math.sqrt(8.0 * row + 1) - 1) / 2)))
                .table()
                .column(0);

        CategorySet set = CategorySet.fit(column, Protection.DEFAULT, 10, true).set();

        assertThat(set.labels()).containsExactly("c59", "c58", "c57", "c56", "c55", "c54", "c53", "c52", "c51", "c50");
        assertThat(Arrays.stream(set.rows()).sum()).isEqualTo(1_830);
    }
}
