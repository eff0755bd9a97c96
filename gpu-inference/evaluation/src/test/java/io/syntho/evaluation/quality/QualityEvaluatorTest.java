package io.syntho.evaluation.quality;

import static io.syntho.evaluation.Samples.numbers;
import static io.syntho.evaluation.Samples.people;
import static io.syntho.evaluation.Samples.peopleSchema;
import static io.syntho.evaluation.Samples.shuffled;
import static io.syntho.evaluation.Samples.slice;
import static io.syntho.evaluation.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityEvaluatorTest {

    private static final Table TRAIN = people(4_000, 1);
    private static final Table HOLDOUT = people(1_000, 2);

    @Test
    void theTrainingRowsThemselvesArePerfect() {
        QualityReport report = evaluate(TRAIN, HOLDOUT, TRAIN, peopleSchema());

        assertThat(report.overall()).isCloseTo(1, within(1e-12));
        assertThat(report.correlationScore()).isCloseTo(1, within(1e-12));
        assertThat(report.distributionScore()).isCloseTo(1, within(1e-12));
        assertThat(report.passed()).isTrue();
    }

    @Test
    void freshRowsOfTheSameOriginReachTheCeiling() {
        QualityReport report = evaluate(TRAIN, HOLDOUT, people(1_000, 3), peopleSchema());

        QualityCeiling ceiling = report.ceiling().orElseThrow();
        assertThat(report.overall()).isGreaterThan(0.95).isCloseTo(ceiling.overall(), within(0.015));
        assertThat(report.columns())
                .allSatisfy(column ->
                        assertThat(column.score()).isCloseTo(column.ceiling().orElseThrow(), within(0.05)));
        assertThat(report.passed()).isTrue();
    }

    @Test
    void shuffledColumnsFailOnTheirTrendsAlthoughTheirShapesArePerfect() {
        QualityReport report = evaluate(TRAIN, HOLDOUT, shuffled(TRAIN, 4), peopleSchema());

        assertThat(report.columnShapes().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(report.columnPairTrends().orElseThrow()).isLessThan(0.75);
        assertThat(report.passed()).isFalse();
        assertThat(report.checks())
                .filteredOn(check -> !check.passed())
                .extracting(QualityCheck::name)
                .contains("column_pair_trends", "correlation_score");
    }

    @Test
    void aPairSaysWhatItWasAndWhatBecameOfIt() {
        QualityReport report = evaluate(TRAIN, HOLDOUT, shuffled(TRAIN, 4), peopleSchema());

        PairQuality pair = report.pairs().stream()
                .filter(found -> found.kind() == PairKind.CORRELATION && found.counted())
                .findFirst()
                .orElseThrow();
        assertThat(List.of(pair.first(), pair.second())).containsExactly("a b", "x\"y");
        assertThat(pair.real()).isGreaterThan(0.8);
        assertThat(pair.synthetic()).isCloseTo(0, within(0.06));
        assertThat(pair.score()).isCloseTo(1 - Math.abs(pair.difference()) / 2, within(1e-12));
        assertThat(pair.passed()).isFalse();
        assertThat(report.pairs()).hasSize(15).isSortedAccordingTo((a, b) -> Double.compare(a.score(), b.score()));
    }

    @Test
    void jointSharesAreComparedCellByCell() {
        Table real = new Table(List.of(text("u", "a", "a", "b", "b"), text("v", "x", "x", "y", "y")));
        Table crossed = new Table(List.of(text("u", "a", "a", "b", "b"), text("v", "x", "y", "y", "x")));

        QualityReport report = evaluate(real, real, crossed, categories("u", "v"));

        // Cells ax, by: 1/2 each against ax, ay, by, bx: 1/4 each.
        assertThat(report.pairs().getFirst().score()).isEqualTo(0.5);
        assertThat(report.columnPairTrends()).hasValue(0.5);
        assertThat(report.overall()).isEqualTo(0.75);
    }

    @Test
    void lostValuesLowerTheDistributionScore() {
        double none = Double.NaN;
        Table real = new Table(List.of(numbers("x", 1, 2, 3, 4)));
        Table half = new Table(List.of(numbers("x", 1, none, none, 4)));

        QualityReport report = evaluate(real, real, half, continuous("x"));

        ColumnQuality column = report.columns().getFirst();
        assertThat(column.syntheticMissingShare()).isEqualTo(0.5);
        assertThat(column.missingScore()).isEqualTo(0.5);
        assertThat(report.distributionScore()).isEqualTo(column.score() * 0.5);
        assertThat(report.columnPairTrends()).isEmpty();
        assertThat(report.overall()).as("shapes alone").isEqualTo(column.score());
    }

    @Test
    void whatIsMadeAnewIsNotCompared() {
        Table real = new Table(List.of(
                text("id", "1", "2"), text("mail", "a", "b"), text("age", "7", "8"), text("note", "hello", "you")));
        TableSchema schema = new TableSchema(List.of(
                ColumnSchema.of("id", StorageType.STRING, Meaning.IDENTIFIER),
                ColumnSchema.of("mail", StorageType.STRING, Meaning.CATEGORICAL).with(Optional.of(PiiKind.EMAIL)),
                ColumnSchema.of("age", StorageType.STRING, Meaning.CATEGORICAL).with(Optional.of(PiiKind.AGE)),
                ColumnSchema.of("note", StorageType.STRING, Meaning.FREE_TEXT)));

        QualityReport report = evaluate(real, real, real.project(List.of("id", "mail", "age")), schema);

        assertThat(report.columns()).extracting(ColumnQuality::column).containsExactly("age");
        assertThat(report.skipped()).extracting(SkippedColumn::column).containsExactly("id", "mail", "note");
    }

    @Test
    void aTableWithNothingToMeasureDoesNotPass() {
        Table ids = new Table(List.of(text("id", "1", "2")));
        TableSchema schema = new TableSchema(List.of(ColumnSchema.of("id", StorageType.STRING, Meaning.IDENTIFIER)));

        QualityReport report = evaluate(ids, ids, ids, schema);

        assertThat(report.overall()).isZero();
        assertThat(report.columnShapes()).isEmpty();
        assertThat(report.passed()).isFalse();
    }

    @Test
    void constantColumnsAreKeptAndAssociatedWithNothing() {
        Table constant = new Table(List.of(numbers("x", 3, 3, 3), text("y", "a", "a", "a")));
        TableSchema schema = new TableSchema(List.of(
                ColumnSchema.of("x", StorageType.INTEGER, Meaning.CONSTANT),
                ColumnSchema.of("y", StorageType.STRING, Meaning.CONSTANT)));

        QualityReport report = evaluate(constant, constant, constant, schema);

        assertThat(report.overall()).isEqualTo(1);
        assertThat(report.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.real()).isZero();
            assertThat(pair.counted()).isFalse();
        });
    }

    @Test
    void aSmallHoldoutGivesNoCeiling() {
        QualityReport report = evaluate(TRAIN, slice(HOLDOUT, 0, 0), TRAIN, peopleSchema());

        assertThat(report.ceiling()).isEmpty();
        assertThat(report.columns())
                .allSatisfy(column -> assertThat(column.ceiling()).isEmpty());
        assertThat(report.pairs()).allSatisfy(pair -> assertThat(pair.ceiling()).isEmpty());
        assertThat(report.passed()).isTrue();
    }

    @Test
    void ofAWideTableTheStrongestPairsAreMeasured() {
        Random random = new Random(7);
        List<Column> columns = new ArrayList<>();
        double[] twin = random.doubles(300).toArray();
        for (int column = 0; column < 70; column++) {
            columns.add(new NumericColumn(
                    "c" + column,
                    column == 3 || column == 66 ? twin : random.doubles(300).toArray()));
        }
        Table wide = new Table(columns);

        QualityReport report = evaluate(
                wide,
                wide,
                shuffled(wide, 1),
                continuous(columns.stream().map(Column::name).toArray(String[]::new)));

        assertThat(report.possiblePairs()).isEqualTo(70 * 69 / 2);
        assertThat(report.pairs()).hasSize(2_000);
        assertThat(report.pairs().getFirst())
                .satisfies(worst ->
                        assertThat(List.of(worst.first(), worst.second())).containsExactly("c3", "c66"));
    }

    @Test
    void chartsShareTheirBins() {
        ColumnQuality age =
                evaluate(TRAIN, HOLDOUT, HOLDOUT, peopleSchema()).columns().getFirst();

        assertThat(age.chart()).hasValueSatisfying(chart -> {
            ColumnChart.Histogram histogram = (ColumnChart.Histogram) chart;
            assertThat(histogram.edges()).hasSize(25).startsWith(18.0).isSorted();
            assertThat(histogram.real().stream().mapToDouble(share -> share).sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(histogram.synthetic().stream()
                            .mapToDouble(share -> share)
                            .sum())
                    .isCloseTo(1, within(1e-9));
        });
    }

    @Test
    void aFewWholeNumbersGetABarEach() {
        Table counts = new Table(List.of(numbers("n", 0, 1, 1, 4)));

        ColumnChart chart = evaluate(counts, counts, counts, continuous("n"))
                .columns()
                .getFirst()
                .chart()
                .orElseThrow();

        assertThat(chart)
                .isEqualTo(new ColumnChart.Histogram(
                        List.of(-0.5, 0.5, 1.5, 2.5, 3.5, 4.5),
                        List.of(0.25, 0.5, 0.0, 0.0, 0.25),
                        List.of(0.25, 0.5, 0.0, 0.0, 0.25),
                        false));
    }

    @Test
    void numbersThatNameThingsAreChartedAsCategories() {
        ColumnQuality visits =
                evaluate(TRAIN, HOLDOUT, HOLDOUT, peopleSchema()).columns().get(3);

        assertThat(visits.metric()).isEqualTo(ShapeMetric.TV_COMPLEMENT);
        assertThat(visits.chart())
                .hasValueSatisfying(chart -> assertThat(((ColumnChart.TopCategories) chart).categories())
                        .extracting(ColumnChart.Category::value)
                        .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5"));
    }

    @Test
    void theSameSeedGivesTheSameReport() {
        Table synthetic = people(3_000, 9);

        assertThat(evaluate(TRAIN, HOLDOUT, synthetic, peopleSchema()))
                .isEqualTo(evaluate(TRAIN, HOLDOUT, synthetic, peopleSchema()));
    }

    @Test
    void progressRisesAndCancellationEnds() {
        List<Double> heard = new ArrayList<>();
        QualityEvaluator.current()
                .evaluate(TRAIN, HOLDOUT, TRAIN, peopleSchema(), Optional.empty(), 1, (part, fraction) -> {
                    if (part == EvaluationPart.PAIR_TRENDS) {
                        heard.add(fraction);
                    }
                });
        assertThat(heard).isSorted().startsWith(0.0).endsWith(1.0);

        EvaluationListener stop = new EvaluationListener() {
            @Override
            public void progress(EvaluationPart part, double fraction) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> QualityEvaluator.current()
                        .evaluate(TRAIN, HOLDOUT, TRAIN, peopleSchema(), Optional.empty(), 1, stop))
                .isInstanceOf(EvaluationCancelled.class);
    }

    @Test
    void tablesThatCannotBeComparedAreRefusedByReason() {
        Table text = new Table(List.of(text("x", "a")));
        Table number = new Table(List.of(numbers("x", 1)));
        Table other = new Table(List.of(numbers("z", 1)));

        assertThatThrownBy(() -> evaluate(number, number, text, continuous("x")))
                .isInstanceOfSatisfying(
                        EvaluationInputException.class,
                        e -> assertThat(e.reason()).isEqualTo(EvaluationInputException.Reason.COLUMN_KIND_DIFFERS));
        assertThatThrownBy(() -> evaluate(number, number, other, continuous("x")))
                .isInstanceOfSatisfying(
                        EvaluationInputException.class,
                        e -> assertThat(e.reason()).isEqualTo(EvaluationInputException.Reason.NO_COMMON_COLUMN));
        assertThatThrownBy(() -> evaluate(number, number, slice(number, 0, 0), continuous("x")))
                .isInstanceOfSatisfying(
                        EvaluationInputException.class,
                        e -> assertThat(e.reason()).isEqualTo(EvaluationInputException.Reason.NO_ROWS));
    }

    private static QualityReport evaluate(Table train, Table holdout, Table synthetic, TableSchema schema) {
        return QualityEvaluator.current()
                .evaluate(train, holdout, synthetic, schema, Optional.empty(), 42, EvaluationListener.SILENT);
    }

    private static TableSchema categories(String... names) {
        return schema(StorageType.STRING, Meaning.CATEGORICAL, names);
    }

    private static TableSchema continuous(String... names) {
        return schema(StorageType.DECIMAL, Meaning.CONTINUOUS, names);
    }

    private static TableSchema schema(StorageType type, Meaning meaning, String... names) {
        return new TableSchema(java.util.Arrays.stream(names)
                .map(name -> ColumnSchema.of(name, type, meaning))
                .toList());
    }
}
