package io.syntho.synthesis.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.constraint.Constraint.FixedCombinations;
import io.syntho.synthesis.constraint.Constraint.Formula;
import io.syntho.synthesis.constraint.Constraint.Inequality;
import io.syntho.synthesis.constraint.Constraint.NotNull;
import io.syntho.synthesis.constraint.Constraint.Range;
import io.syntho.synthesis.constraint.Constraint.Unique;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.util.List;

/** A table of trips that keeps a constraint of every kind. */
final class Trips {

    static final double DAY = 86_400_000_000.0;

    /** A class of travel that 0.7 % of the rows hold. */
    static final String RARE = "gold";

    private static final RowRandom RANDOM = new RowRandom(5, 1, 8);
    static final List<String> CITIES = List.of("Rome", "Milan", "Paris", "Lyon", "Oslo");
    private static final List<String> LANDS = List.of("IT", "IT", "FR", "FR", "NO");

    private Trips() {}

    static SampleTables rows(int rows) {
        return SampleTables.rows(rows)
                .words("city", row -> CITIES.get(below(5, row, 0)))
                .words("land", row -> LANDS.get(below(5, row, 0)))
                .words("class", row -> row % 140 == 0 ? RARE : row % 3 == 0 ? "first" : "second")
                .numbers("depart", StorageType.DATE, row -> DAY * (18_000 + below(300, row, 1)))
                .numbers("return", StorageType.DATE, row -> DAY * (18_000 + below(300, row, 1) + below(15, row, 2)))
                .numbers("price", StorageType.DECIMAL, row -> (100 + below(90_000, row, 3)) / 100.0)
                .numbers("count", StorageType.INTEGER, row -> 1 + below(6, row, 4))
                .numbers(
                        "total",
                        StorageType.DECIMAL,
                        row -> Math.round((100 + below(90_000, row, 3)) * (1 + below(6, row, 4)) * 1.2) / 100.0)
                .numbers("note", StorageType.INTEGER, row -> row % 3 == 0 ? Double.NaN : below(9, row, 5));
    }

    /** One of each kind. */
    static List<Constraint> constraints(List<String> unique) {
        return List.of(
                new FixedCombinations(List.of("city", "land")),
                new Inequality("depart", "return", false),
                new Formula("total", "price * count * 1.2", 0),
                new Range("price", 1, 901),
                new NotNull("count"),
                new Unique(unique));
    }

    /** Looks at all constraints but that of unique values. */
    static void everyRowKeepsItsConstraints(Table made) {
        for (int row = 0; row < made.rows(); row++) {
            assertThat(LANDS.get(CITIES.indexOf(text(made, "city", row)))).isEqualTo(text(made, "land", row));
            assertThat(numbers(made, "return")[row]).isGreaterThanOrEqualTo(numbers(made, "depart")[row]);
            assertThat(numbers(made, "return")[row] % DAY).isZero();
            double total = numbers(made, "price")[row] * numbers(made, "count")[row] * 1.2;
            assertThat(numbers(made, "total")[row]).isEqualTo(Math.round(total * 100) / 100.0);
            assertThat(numbers(made, "price")[row]).isBetween(1.0, 901.0);
            assertThat(numbers(made, "count")[row]).isNotNaN();
        }
    }

    static double[] numbers(Table table, String column) {
        return ((NumericColumn) table.column(column)).values();
    }

    static String text(Table table, String column, int row) {
        return ((CodedColumn) table.column(column)).text(row).orElse("");
    }

    private static int below(int bound, int row, int draw) {
        return RANDOM.below(bound, row, draw);
    }
}
