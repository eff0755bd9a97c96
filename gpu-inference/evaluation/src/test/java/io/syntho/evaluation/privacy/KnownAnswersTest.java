package io.syntho.evaluation.privacy;

import static io.syntho.evaluation.Samples.numbers;
import static io.syntho.evaluation.Samples.people;
import static io.syntho.evaluation.Samples.peopleSchema;
import static io.syntho.evaluation.Samples.slice;
import static io.syntho.evaluation.Samples.stacked;
import static io.syntho.evaluation.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables for which the right answer is known beforehand. */
class KnownAnswersTest {

    private static final Table TRAIN = people(4_000, 1);
    private static final Table HOLDOUT = people(1_000, 2);
    private static final List<String> REGIONS = List.of("north", "south", "east", "west");
    private static final List<String> PLANS = List.of("basic", "plus", "premium");
    private static final PiiScan NO_PII = new PiiScan(List.of(), "test");

    @Test
    void theTrainingRowsThemselvesAreCritical() {
        PrivacyReport report = evaluate(TRAIN, HOLDOUT, TRAIN, peopleSchema());

        assertThat(report.score()).isBetween(0.0, 10.0);
        assertThat(report.level()).isEqualTo(RiskLevel.CRITICAL);
        assertThat(component(report, PrivacyMeasure.EXACT_COPIES)
                        .risk()
                        .orElseThrow()
                        .estimate())
                .isGreaterThan(0.9);
        assertThat(report.reasons().getFirst()).contains("repeats the training table");
        assertThat(ListingRule.allows(report.score())).isFalse();
    }

    @Test
    void rowsDrawnFromTheTrainingRowsAreCritical() {
        Random random = new Random(5);
        Table drawn = TRAIN.select(random.ints(3_000, 0, TRAIN.rows()).toArray());

        PrivacyReport report = evaluate(TRAIN, HOLDOUT, drawn, peopleSchema());

        assertThat(report.score()).isBetween(0.0, 10.0);
        assertThat(report.level()).isEqualTo(RiskLevel.CRITICAL);
    }

    @Test
    void freshRowsOfTheSameOriginAreLow() {
        for (int seed = 10; seed < 15; seed++) {
            PrivacyReport report = evaluate(TRAIN, HOLDOUT, people(3_000, seed), peopleSchema());

            assertThat(report.score()).as("seed %d: %s", seed, report.reasons()).isGreaterThanOrEqualTo(80);
            assertThat(report.level()).isEqualTo(RiskLevel.LOW);
            assertThat(report.components())
                    .filteredOn(found -> found.outcome() == Outcome.INCONCLUSIVE)
                    .as("only attacks that are no better than guessing, or not sharp, say nothing")
                    .allMatch(found -> found.attack().isPresent())
                    .extracting(PrivacyComponent::explanation)
                    .allMatch(why -> why.contains("no more often than guessing") || why.contains("too wide"));
        }
    }

    @Test
    void theHoldoutItselfIsLow() {
        PrivacyReport report = evaluate(TRAIN, HOLDOUT, HOLDOUT, peopleSchema());

        assertThat(report.level()).as(report.reasons().toString()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void rowsThatHaveNothingToDoWithThePeopleAreLow() {
        Random random = new Random(6);
        Table noise = new Table(List.of(
                new NumericColumn(
                        "a b", random.doubles(3_000, 18, 68).map(Math::rint).toArray()),
                new NumericColumn("x\"y", random.doubles(3_000, 5_000, 65_000).toArray()),
                new NumericColumn(
                        "Straße",
                        random.doubles(3_000, 18_000, 18_800)
                                .map(day -> 86_400e6 * Math.rint(day))
                                .toArray()),
                new NumericColumn(
                        "visits", random.doubles(3_000, 0, 6).map(Math::floor).toArray()),
                text(
                        "region",
                        random.ints(3_000, 0, 4).mapToObj(i -> REGIONS.get(i)).toArray(String[]::new)),
                text(
                        "plan'; drop table",
                        random.ints(3_000, 0, 3).mapToObj(i -> PLANS.get(i)).toArray(String[]::new))));

        assertThat(evaluate(TRAIN, HOLDOUT, noise, peopleSchema()).level()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void oneLeakedRowInTenIsFoundAndNeverLow() {
        Table leaked = stacked(people(2_700, 20), slice(TRAIN, 100, 300));

        PrivacyReport report = evaluate(TRAIN, HOLDOUT, leaked, peopleSchema());

        PrivacyComponent copies = component(report, PrivacyMeasure.EXACT_COPIES);
        assertThat(copies.explanation()).contains("300 of 3000").contains("Training rows were copied");
        assertThat(copies.risk().orElseThrow().estimate()).isBetween(0.08, 0.12);
        assertThat(report.level()).isGreaterThan(RiskLevel.MEDIUM);
        assertThat(report.reasons().getFirst()).isEqualTo(copies.explanation());
    }

    @Test
    void oneLeakedRowInAHundredIsFoundAndNotLow() {
        Table leaked = stacked(people(2_970, 21), slice(TRAIN, 100, 30));

        assertThat(evaluate(TRAIN, HOLDOUT, leaked, peopleSchema()).level()).isGreaterThan(RiskLevel.LOW);
    }

    @Test
    void trainingRowsWithALittleNoiseAreFoundByTheirDistance() {
        PrivacyReport report = evaluate(TRAIN, HOLDOUT, noisy(TRAIN), peopleSchema());

        PrivacyComponent distance = component(report, PrivacyMeasure.DISTANCE_SHARE);
        assertThat(component(report, PrivacyMeasure.EXACT_COPIES).score())
                .as("no copy is exact")
                .isGreaterThan(80);
        assertThat(distance.explanation()).contains("follow single training rows");
        assertThat(report.level()).isEqualTo(RiskLevel.CRITICAL);
        assertThat(report.proximity().orElseThrow().synthetic().nearestMedian())
                .isLessThan(report.proximity().orElseThrow().holdout().nearestMedian() / 10);
    }

    @Test
    void fortyFreshRowsAreInconclusiveAndNotPerfect() {
        PrivacyReport report = evaluate(people(32, 1), people(8, 2), people(40, 3), peopleSchema());

        assertThat(report.components()).allMatch(found -> found.outcome() == Outcome.INCONCLUSIVE);
        assertThat(report.score()).isEqualTo(49);
        assertThat(report.level()).isEqualTo(RiskLevel.HIGH);
        assertThat(report.reasons().getFirst()).contains("inconclusive");
    }

    @Test
    void fortyCopiedRowsAreCriticalAllTheSame() {
        Table few = people(32, 1);

        PrivacyReport report = evaluate(few, people(8, 2), few, peopleSchema());

        assertThat(report.score()).isBetween(0.0, 10.0);
        assertThat(report.level()).isEqualTo(RiskLevel.CRITICAL);
    }

    @Test
    void withoutAnyHoldoutNothingGoodIsBelieved() {
        PrivacyReport report = evaluate(TRAIN, slice(HOLDOUT, 0, 0), people(3_000, 3), peopleSchema());

        assertThat(report.level()).isEqualTo(RiskLevel.HIGH);
        assertThat(report.proximity()).isEmpty();
    }

    @Test
    void rowsOfCategoriesOnlyAreJudgedLikeAnyOther() {
        TableSchema schema = categories(9);
        Table train = answers(3_000, 9, 5, 1);
        Table holdout = answers(800, 9, 5, 2);

        assertThat(evaluate(train, holdout, answers(3_000, 9, 5, 3), schema).level())
                .isEqualTo(RiskLevel.LOW);
        PrivacyReport copied = evaluate(train, holdout, train, schema);
        assertThat(copied.score()).isBetween(0.0, 10.0);
        PrivacyReport leaked = evaluate(train, holdout, stacked(answers(2_700, 9, 5, 4), slice(train, 0, 300)), schema);
        assertThat(leaked.level()).isGreaterThan(RiskLevel.LOW);
    }

    @Test
    void whereManyPeopleShareEveryRowACopyTellsNothingButTheWholeTableDoes() {
        TableSchema schema = categories(5);
        Table train = answers(5_000, 5, 2, 1);
        Table holdout = answers(1_000, 5, 2, 2);

        PrivacyReport fresh = evaluate(train, holdout, answers(5_000, 5, 2, 3), schema);
        PrivacyReport copied = evaluate(train, holdout, train, schema);

        assertThat(fresh.level()).isEqualTo(RiskLevel.LOW);
        assertThat(copied.score()).isBetween(0.0, 10.0);
        assertThat(copied.level()).isEqualTo(RiskLevel.CRITICAL);
    }

    @Test
    void aTableOfConstantsIsInconclusiveAndNotPerfect() {
        Table constant = new Table(
                List.of(numbers("x", new double[1_000]), text("y", java.util.Collections.nCopies(1_000, "same"))));
        TableSchema schema = new TableSchema(List.of(
                ColumnSchema.of("x", StorageType.INTEGER, Meaning.CONSTANT),
                ColumnSchema.of("y", StorageType.STRING, Meaning.CONSTANT)));

        PrivacyReport report = evaluate(constant, constant, constant, schema);

        assertThat(report.components()).allMatch(found -> found.outcome() == Outcome.INCONCLUSIVE);
        assertThat(report.score()).isLessThan(80);
    }

    @Test
    void rowsThatRepeatInTheOriginalMayRepeatInTheSyntheticTable() {
        // A sixth of the rows are one common case, as in many registers.
        Table train = stacked(TRAIN, TRAIN.select(new int[800]));
        Table holdout = stacked(HOLDOUT, TRAIN.select(new int[200]));
        Table synthetic = stacked(people(2_500, 30), TRAIN.select(new int[500]));

        PrivacyReport report = evaluate(train, holdout, synthetic, peopleSchema());

        assertThat(report.level()).as(report.reasons().toString()).isEqualTo(RiskLevel.LOW);
        Rate any = component(report, PrivacyMeasure.EXACT_COPIES).rates().get(2);
        assertThat(any.name()).isEqualTo("synthetic_any");
        assertThat(any.successes()).isGreaterThanOrEqualTo(500);
    }

    @Test
    void valuesAreComparedAsTheyAreWritten() {
        Table blurred = new Table(TRAIN.columns().stream()
                .map(column -> column instanceof NumericColumn numeric
                        ? new NumericColumn(
                                numeric.name(),
                                Arrays.stream(numeric.values())
                                        .map(value -> value + 1e-7)
                                        .toArray())
                        : column)
                .toList());

        assertThat(evaluate(TRAIN, HOLDOUT, blurred, peopleSchema()).score()).isBetween(0.0, 10.0);
    }

    @Test
    void theSameSeedGivesTheSameReport() {
        Table synthetic = people(3_000, 12);

        assertThat(evaluate(TRAIN, HOLDOUT, synthetic, peopleSchema()))
                .isEqualTo(evaluate(TRAIN, HOLDOUT, synthetic, peopleSchema()));
    }

    private static PrivacyReport evaluate(Table train, Table holdout, Table synthetic, TableSchema schema) {
        return PrivacyEvaluator.current()
                .evaluate(
                        train, holdout, synthetic, schema, NO_PII, EvaluationSettings.of(7), EvaluationListener.SILENT);
    }

    private static PrivacyComponent component(PrivacyReport report, PrivacyMeasure measure) {
        return report.components().stream()
                .filter(found -> found.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    /** Answers to questions: the first decides a little over the others. */
    private static Table answers(int rows, int questions, int choices, long seed) {
        Random random = new Random(seed);
        int[] leaning = random.ints(rows, 0, choices).toArray();
        List<Column> columns = new ArrayList<>();
        for (int question = 0; question < questions; question++) {
            columns.add(text(
                    "q" + question,
                    IntStream.range(0, rows)
                            .mapToObj(row -> "c" + (random.nextBoolean() ? leaning[row] : random.nextInt(choices)))
                            .toArray(String[]::new)));
        }
        return new Table(columns);
    }

    private static TableSchema categories(int questions) {
        return new TableSchema(IntStream.range(0, questions)
                .mapToObj(question -> ColumnSchema.of("q" + question, StorageType.STRING, Meaning.CATEGORICAL))
                .toList());
    }

    private static Table noisy(Table table) {
        Random random = new Random(8);
        double[] income = ((NumericColumn) table.column("x\"y")).values().clone();
        for (int row = 0; row < income.length; row++) {
            income[row] = (Double.isNaN(income[row]) ? 30_000 : income[row]) + 20 * random.nextGaussian();
        }
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(1, new NumericColumn("x\"y", income));
        return new Table(columns);
    }
}
