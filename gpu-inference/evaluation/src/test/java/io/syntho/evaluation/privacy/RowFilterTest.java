package io.syntho.evaluation.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.Samples;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowFilterTest {

    /** More than two blocks, so that rows of the first and the last are met. */
    private static final int ROWS = 10_000;

    private final SplittableRandom random = new SplittableRandom(4);
    private final double[] numbers = random.doubles(ROWS)
            .map(x -> x < 0.01 ? Double.NaN : Math.rint(50 * x))
            .toArray();
    private final String[] texts = IntStream.range(0, ROWS)
            .mapToObj(_ -> random.nextInt(30) == 0 ? null : "t" + random.nextInt(40))
            .toArray(String[]::new);
    private final RowFilter filter = new RowFilter(
            new Table(List.of(Samples.numbers("n", numbers), Samples.text("t", texts))),
            List.of(
                    ColumnSchema.of("n", StorageType.INTEGER, Meaning.CONTINUOUS),
                    ColumnSchema.of("t", StorageType.STRING, Meaning.CATEGORICAL)));

    @Test
    void countsAsOneWouldByHandButNoFurtherThanAsked() {
        Condition some = new Condition.Within(0, 10, 20);
        long expected = Arrays.stream(numbers).filter(x -> x >= 10 && x <= 20).count();

        assertThat(filter.count(List.of(some), ROWS)).isEqualTo((int) expected);
        assertThat(filter.count(List.of(some), 2)).isEqualTo(2);
        assertThat(filter.count(List.of(new Condition.Missing(0)), ROWS))
                .isEqualTo((int) Arrays.stream(numbers).filter(Double::isNaN).count());
        assertThat(filter.count(List.of(new Condition.Missing(1), some), ROWS)).isEqualTo((int) IntStream.range(0, ROWS)
                .filter(row -> texts[row] == null && numbers[row] >= 10 && numbers[row] <= 20)
                .count());
        assertThat(filter.count(List.of(new Condition.Is(1, "nobody's")), ROWS)).isZero();
    }

    @Test
    void asksJustAsMuchAsIsNeededToSingleOut() {
        for (int row : new int[] {0, 4_095, 4_096, 5_000, ROWS - 1}) {
            numbers[row] = 1_000 + row;
            texts[row] = "alone " + row;
        }
        RowFilter marked = new RowFilter(
                new Table(List.of(Samples.numbers("n", numbers), Samples.text("t", texts))),
                List.of(
                        ColumnSchema.of("n", StorageType.INTEGER, Meaning.CONTINUOUS),
                        ColumnSchema.of("t", StorageType.STRING, Meaning.CATEGORICAL)));
        for (int row : new int[] {0, 4_095, 4_096, 5_000, ROWS - 1}) {
            Condition all = new Condition.Within(0, -1, 1e9);
            Condition low = new Condition.Within(0, 900, 1e9);
            Condition own = new Condition.Is(1, "alone " + row);
            List<Condition> asked = new ArrayList<>(List.of(all));
            Iterator<Condition> more = List.of(low, own, all).iterator();

            assertThat(marked.singleOut(row, asked, more)).as("row %d", row).isTrue();
            assertThat(asked).containsExactly(all, low, own);
            assertThat(more.hasNext()).isTrue();
            assertThat(marked.singleOut(
                            row, new ArrayList<>(List.of(all)), List.of(low).iterator()))
                    .isFalse();
        }
    }
}
