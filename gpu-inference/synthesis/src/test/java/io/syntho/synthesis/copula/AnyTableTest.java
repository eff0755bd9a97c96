package io.syntho.synthesis.copula;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.SampleTables;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the table: it is learned, and its samples hold nothing that the columns could not hold. */
class AnyTableTest {

    private static final GaussianCopula COPULA = new GaussianCopula();

    @Property(tries = 150)
    void samplesHoldWhatTheColumnsCanHold(
            @ForAll long seed,
            @ForAll @IntRange(min = 10, max = 300) int rows,
            @ForAll @IntRange(min = 1, max = 8) int width)
            throws IOException {
        SampleTables tables = anyTable(new SplittableRandom(seed), rows, width);
        Table original = tables.table();

        FittedModel model =
                COPULA.fit(original, tables.schema(), GaussianCopulaOptions.DEFAULT, FitContext.ofSeed(seed));
        Table synthetic = model.sample(80, seed + 1);

        assertThat(synthetic.rows()).isEqualTo(80);
        assertThat(synthetic.columns().stream().map(Column::name))
                .containsExactlyElementsOf(
                        original.columns().stream().map(Column::name).toList());
        for (int i = 0; i < width; i++) {
            assertHolds(synthetic.columns().get(i), original.columns().get(i));
        }
    }

    private static void assertHolds(Column synthetic, Column original) {
        if (original.missingCount() < Protection.DEFAULT.minimumRows()
                && original.size() - original.missingCount() >= Protection.DEFAULT.minimumRows()) {
            assertThat(synthetic.missingCount())
                    .as("missing in %s", original.name())
                    .isZero();
        }
        if (original instanceof NumericColumn numbers) {
            double[] known = present(numbers);
            double[] made = present((NumericColumn) synthetic);
            for (double value : made) {
                assertThat(value).as("value of %s", original.name()).isBetween(known[0], known[known.length - 1]);
                assertThat(allWhole(known) && value != Math.rint(value))
                        .as("whole numbers became %s in %s", value, original.name())
                        .isFalse();
            }
        } else {
            Set<String> allowed = new HashSet<>(((CodedColumn) original).dictionary());
            allowed.add(Protection.DEFAULT.pooledLabel());
            assertThat(allowed).containsAll(((CodedColumn) synthetic).dictionary());
        }
    }

    private static boolean allWhole(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }

    private static double[] present(NumericColumn column) {
        return Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    private static SampleTables anyTable(SplittableRandom random, int rows, int width) {
        SampleTables tables = SampleTables.rows(rows);
        for (int i = 0; i < width; i++) {
            String name = "column " + i;
            double missing = random.nextInt(3) == 0 ? random.nextDouble() : 0;
            int distinct = 1 + random.nextInt(random.nextBoolean() ? 4 : rows);
            double scale = Math.pow(10, random.nextInt(13) - 4);
            double zeros = random.nextInt(3) == 0 ? 0.9 : 0;
            switch (random.nextInt(4)) {
                case 0 ->
                    tables.words(
                            name, row -> random.nextDouble() < missing ? null : "value " + random.nextInt(distinct));
                case 1 ->
                    tables.numbers(
                            name,
                            StorageType.INTEGER,
                            row -> random.nextDouble() < missing ? Double.NaN : random.nextInt(distinct) - 3);
                case 2 ->
                    tables.numbers(
                            name,
                            StorageType.DECIMAL,
                            row -> random.nextDouble() < missing
                                    ? Double.NaN
                                    : random.nextDouble() < zeros ? 0 : (random.nextDouble() - 0.3) * scale);
                default ->
                    tables.numbers(
                            name,
                            StorageType.DATE,
                            row -> random.nextDouble() < missing
                                    ? Double.NaN
                                    : (random.nextInt(distinct) - 10) * 86_400e6);
            }
        }
        return tables;
    }
}
