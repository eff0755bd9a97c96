package io.syntho.evaluation.privacy;

import static io.syntho.evaluation.Samples.numbers;
import static io.syntho.evaluation.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.evaluation.run.Comparison;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the training rows themselves tell of a column, counted by hand. */
class ReachableTest {

    private static final Table TRAIN = new Table(List.of(
            text("who", "x", "x", "x", "y", null, null),
            text("plan", "a", "a", "b", "c", "d", null),
            numbers("pay", 100, 104, 200, 7, Double.NaN, 50)));

    @Test
    void amongAlikePeopleTheShareWithTheSameValueIsTold() {
        assertThat(told(List.of("who", "plan"), 1, 0, 1, 2, 3))
                .isCloseTo(2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1, within(1e-12));
    }

    @Test
    void aNumberIsToldByWhatIsWithinFivePercent() {
        assertThat(told(List.of("who", "pay"), 1, 0)).as("100 is told by 104").isCloseTo(2 / 3.0, within(1e-12));
        assertThat(told(List.of("who", "pay"), 1, 2)).as("200 only by itself").isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void whoHasNoValueIsNoTargetAndTellsNothing() {
        assertThat(told(List.of("who", "pay"), 1, 4)).isZero();
        assertThat(told(List.of("who", "pay"), 1, 5))
                .as("one of two alike has no value")
                .isCloseTo(0.5, within(1e-12));
        assertThat(told(List.of("who", "plan"), 1, 4, 5)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whoIsAloneInTheOtherColumnsIsToldForCertain() {
        assertThat(told(List.of("who", "plan", "pay"), 1, 0, 1, 2, 3, 4)).isCloseTo(5, within(1e-12));
    }

    private static double told(List<String> columns, int secret, int... targets) {
        Table train = TRAIN.project(columns);
        List<ColumnSchema> learned = columns.stream()
                .map(name -> name.equals("pay")
                        ? ColumnSchema.of(name, StorageType.INTEGER, Meaning.CONTINUOUS)
                        : ColumnSchema.of(name, StorageType.STRING, Meaning.CATEGORICAL))
                .toList();
        Spelling spelling = Spelling.of(train, learned);
        PrivacyProbe.Case given = new PrivacyProbe.Case(
                new Comparison(train, train, train, new TableSchema(learned)),
                learned,
                List.of(),
                spelling,
                Set.of(),
                PrivacyRules.CURRENT,
                1,
                _ -> {});
        String name = columns.get(secret);
        Secret asked = new Secret(learned.get(secret), train.column(name), train.column(name), spelling.unit(name));
        return new Reachable(given).told(secret, asked, targets);
    }
}
