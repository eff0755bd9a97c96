package io.syntho.server.compliance;

import io.syntho.evaluation.quality.QualityEvaluator;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Made-up census tables of the shape of UCI Adult, and really measured quality. */
final class People {

    private static final List<String> WORK = List.of(
            "Private", "Self-emp-not-inc", "Local-gov", "State-gov", "Self-emp-inc", "Federal-gov", "Without-pay");
    private static final List<String> EDUCATION = List.of(
            "HS-grad", "Some-college", "Bachelors", "Masters", "Assoc-voc", "11th", "Assoc-acdm", "10th", "Doctorate");
    private static final List<String> MARITAL = List.of("Married-civ-spouse", "Never-married", "Divorced", "Widowed");
    private static final List<String> OCCUPATION =
            List.of("Craft-repair", "Prof-specialty", "Exec-managerial", "Adm-clerical", "Sales", "Other-service");
    private static final List<String> RELATIONSHIP =
            List.of("Husband", "Not-in-family", "Own-child", "Unmarried", "Wife");
    private static final List<String> RACE = List.of("White", "Black", "Asian-Pac-Islander", "Other");
    private static final List<String> GENDER = List.of("Male", "Female");
    private static final List<String> COUNTRY = List.of("United-States", "Mexico", "Philippines", "Germany", "Canada");
    private static final List<String> INCOME = List.of("<=50K", ">50K");

    private People() {}

    /** Fourteen columns. {@code drift} of 0 is the true distribution; more moves it. */
    static Table census(int rows, long seed, double drift) {
        Random random = new Random(seed);
        List<double[]> people = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double age = Math.clamp(Math.rint(38 + 13.5 * random.nextGaussian() + 4 * drift), 17, 90);
            double school = Math.clamp(Math.rint(10 + 2.5 * random.nextGaussian()), 1, 16);
            double rich = (age - 38) / 20 + (school - 10) / 3 + random.nextGaussian() * (1 + drift);
            people.add(new double[] {age, school, rich, random.nextDouble(), random.nextDouble(), random.nextDouble()});
        }
        return new Table(List.of(
                numbers("age", people, person -> person[0]),
                codes("workclass", people, WORK, person -> skewed(person[3], 7, drift)),
                codes("education", people, EDUCATION, person -> (int) Math.clamp(16 - person[1], 0, 8)),
                numbers("education-num", people, person -> person[1]),
                codes("marital-status", people, MARITAL, person -> person[0] < 28 ? 1 : skewed(person[4], 4, drift)),
                codes("occupation", people, OCCUPATION, person -> (int) (person[5] * 6)),
                codes("relationship", people, RELATIONSHIP, person -> person[0] < 28 ? 2 : skewed(person[4], 5, drift)),
                codes("race", people, RACE, person -> skewed(person[5] * person[5], 4, 0)),
                codes("gender", people, GENDER, person -> person[3] < 0.67 ? 0 : 1),
                numbers(
                        "capital-gain",
                        people,
                        person -> person[2] > 2.2 ? Math.rint(3000 * person[2] * person[4]) : 0),
                numbers("capital-loss", people, person -> person[5] > 0.95 ? Math.rint(1500 + 900 * person[3]) : 0),
                numbers(
                        "hours-per-week",
                        people,
                        person -> person[4] < 0.47 - drift / 5
                                ? 40
                                : Math.clamp(Math.rint(40 + 25 * (person[5] - 0.5)), 1, 99)),
                codes("native-country", people, COUNTRY, person -> skewed(person[3] * person[3] * person[3], 5, 0)),
                codes("income", people, INCOME, person -> person[2] > 1.1 ? 1 : 0)));
    }

    /** What its columns mean. */
    static TableSchema schema(Table table) {
        return new TableSchema(table.columns().stream()
                .map(column -> column instanceof NumericColumn
                        ? ColumnSchema.of(column.name(), StorageType.INTEGER, Meaning.CONTINUOUS)
                        : ColumnSchema.of(column.name(), StorageType.STRING, Meaning.CATEGORICAL))
                .toList());
    }

    /** A table of that many columns, by turns numbers and categories. */
    static Table wide(int columns, int rows, long seed) {
        Random random = new Random(seed);
        List<Column> all = new ArrayList<>();
        for (int index = 0; index < columns; index++) {
            if (index % 3 == 2) {
                int kinds = 2 + index % 7;
                List<String> values = IntStream.range(0, kinds)
                        .mapToObj(kind -> "kind " + kind)
                        .toList();
                int[] codes = random.ints(rows, 0, kinds).toArray();
                all.add(new CodedColumn("segment_%03d".formatted(index + 1), codes, values));
            } else {
                all.add(new NumericColumn(
                        "measure_%03d".formatted(index + 1),
                        random.doubles(rows)
                                .map(value -> Math.rint(value * 1e4) / 100)
                                .toArray()));
            }
        }
        return new Table(all);
    }

    /** Compares two tables for real. */
    static QualityReport quality(Table train, Table holdout, Table synthetic) {
        return QualityEvaluator.current()
                .evaluate(train, holdout, synthetic, schema(train), Optional.empty(), 7, EvaluationListener.SILENT);
    }

    private static int skewed(double uniform, int kinds, double drift) {
        return (int) Math.clamp(kinds * Math.pow(uniform, 2.6 - drift), 0, kinds - 1);
    }

    private static Column numbers(String name, List<double[]> people, ToDoubleFunction<double[]> value) {
        return new NumericColumn(name, people.stream().mapToDouble(value).toArray());
    }

    private static Column codes(String name, List<double[]> people, List<String> values, ToIntFunction<double[]> code) {
        return new CodedColumn(name, people.stream().mapToInt(code).toArray(), values);
    }
}
