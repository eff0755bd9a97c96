package io.syntho.synthesis.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.SampleTables;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the copula learns of columns, and of what joins them. */
class GaussianCopulaTest {

    private static final int ROWS = 4_000;

    private final SplittableRandom random = new SplittableRandom(11);

    private static Table synthetic(SampleTables tables) throws IOException {
        return new GaussianCopula()
                .fit(tables.table(), tables.schema(), GaussianCopulaOptions.DEFAULT, FitContext.ofSeed(2))
                .sample(ROWS, 3);
    }

    private static double[] numbers(Table table, String name) {
        return ((NumericColumn) table.column(name)).values();
    }

    private static double share(double[] values, DoublePredicate what) {
        return (double) Arrays.stream(values).filter(what).count() / values.length;
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void aColumnOfZerosWithATailAndHeapsKeepsThem() throws IOException {
        SampleTables tables = SampleTables.rows(ROWS)
                .numbers("gain", StorageType.INTEGER, row -> {
                    double kind = random.nextDouble();
                    return kind < 0.9 ? 0 : kind < 0.93 ? 99_999 : 500 + random.nextInt(9_000);
                })
                .words("other", row -> "x" + random.nextInt(3));

        double[] gain = numbers(synthetic(tables), "gain");

        assertThat(share(gain, value -> value == 0)).isCloseTo(0.9, within(0.02));
        assertThat(share(gain, value -> value == 99_999)).isCloseTo(0.03, within(0.01));
        assertThat(share(gain, value -> value > 9_500 && value < 99_999)).isZero();
    }

    @Test
    void numbersThatMoveTogetherStillDo() throws IOException {
        double[] first = IntStream.range(0, ROWS)
                .mapToDouble(row -> random.nextGaussian())
                .toArray();
        SampleTables tables = SampleTables.rows(ROWS)
                .numbers("a", StorageType.DECIMAL, row -> first[row])
                .numbers("up", StorageType.DECIMAL, row -> Math.exp(0.8 * first[row] + 0.6 * random.nextGaussian()))
                .numbers("down", StorageType.DECIMAL, row -> -first[row] + 0.3 * random.nextGaussian());

        Table made = synthetic(tables);

        double[] up = Arrays.stream(numbers(made, "up")).map(Math::log).toArray();
        assertThat(correlation(numbers(made, "a"), up)).isCloseTo(0.8, within(0.05));
        assertThat(correlation(numbers(made, "a"), numbers(made, "down"))).isCloseTo(-0.957, within(0.03));
    }

    @Test
    void aCategoryThatMovesANumberStillDoes() throws IOException {
        SampleTables tables = SampleTables.rows(ROWS)
                .words("group", row -> row % 4 == 0 ? "high" : "low")
                .numbers("level", StorageType.DECIMAL, row -> (row % 4 == 0 ? 3 : 0) + random.nextGaussian());

        Table made = synthetic(tables);

        CodedColumn group = (CodedColumn) made.column("group");
        int high = group.dictionary().indexOf("high");
        double[] level = numbers(made, "level");
        assertThat(IntStream.range(0, ROWS)
                        .filter(row -> group.codes()[row] == high)
                        .mapToDouble(row -> level[row])
                        .average())
                .hasValueCloseTo(3.0, within(0.3));
        assertThat(IntStream.range(0, ROWS)
                        .filter(row -> group.codes()[row] != high)
                        .mapToDouble(row -> level[row])
                        .average())
                .hasValueCloseTo(0.0, within(0.3));
    }

    @Test
    void valuesAreMissingAsOftenAndWhereTheyWere() throws IOException {
        SampleTables tables = SampleTables.rows(ROWS)
                .words("kind", row -> row % 2 == 0 ? "asked" : "not asked")
                .numbers("answer", StorageType.INTEGER, row -> row % 2 == 0 ? random.nextInt(50) : Double.NaN);

        Table made = synthetic(tables);

        CodedColumn kind = (CodedColumn) made.column("kind");
        int asked = kind.dictionary().indexOf("asked");
        double[] answer = numbers(made, "answer");
        long right = IntStream.range(0, ROWS)
                .filter(row -> (kind.codes()[row] == asked) != Double.isNaN(answer[row]))
                .count();
        assertThat((double) right / ROWS).isGreaterThan(0.95);
        assertThat(share(answer, Double::isNaN)).isCloseTo(0.5, within(0.03));
    }

    @Test
    void aCategoryOfFewRowsNeverComesBackByName() throws IOException {
        SampleTables tables = SampleTables.rows(ROWS)
                .words("illness", row -> row < 4 ? "the rare one" : "common " + row % 3)
                .numbers("age", StorageType.INTEGER, row -> random.nextInt(90));

        assertThat(((CodedColumn) synthetic(tables).column("illness")).dictionary())
                .doesNotContain("the rare one")
                .contains("common 0", "common 1", "common 2");
    }
}
