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

import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What models and single figures say beside the scores. */
class LearnedQualityTest {

    private static final Table TRAIN = people(4_000, 1);
    private static final Table HOLDOUT = people(1_000, 2);
    private static final String PLAN = "plan'; drop table";

    @Test
    void aCopyCanNotBeToldFromItsOriginal() {
        Table mixed = TRAIN.select(IntStream.range(0, TRAIN.rows())
                .map(row -> TRAIN.rows() - 1 - row)
                .toArray());

        assertThat(evaluate(TRAIN, Optional.empty()).detection().orElseThrow().auc())
                .isEqualTo(0.5);
        assertThat(evaluate(mixed, Optional.empty()).detection().orElseThrow().auc())
                .as("in another order")
                .isCloseTo(0.5, within(1e-9));
    }

    @Test
    void freshRowsCanHardlyBeTold() {
        Detection detection =
                evaluate(people(4_000, 3), Optional.empty()).detection().orElseThrow();

        assertThat(detection.auc()).isCloseTo(0.5, within(0.03));
        assertThat(detection.ceiling().orElseThrow()).isCloseTo(0.5, within(0.05));
        assertThat(detection.tellingColumns()).isEmpty();
    }

    @Test
    void shuffledColumnsAreToldByTheColumnsThatBelongTogether() {
        Detection detection =
                evaluate(shuffled(TRAIN, 4), Optional.empty()).detection().orElseThrow();

        assertThat(detection.auc()).isGreaterThan(0.9);
        assertThat(detection.tellingColumns()).contains("x\"y", PLAN).doesNotContain("region", "visits");
    }

    @Test
    void aFewDistinctRowsAreToldByTheirShares() {
        Table half = new Table(List.of(coin("u", 1_000, 2)));
        Table tenth = new Table(List.of(coin("u", 1_000, 10)));
        TableSchema schema = categories("u");

        Detection detection = QualityEvaluator.current()
                .evaluate(half, half, tenth, schema, Optional.empty(), 1, EvaluationListener.SILENT)
                .detection()
                .orElseThrow();

        // Heads in 1/2 against 1/10: a head is real with 5/6. AUC = 1/2·9/10 + (1/2·1/10 + 1/2·9/10)/2.
        assertThat(detection.auc()).isCloseTo(0.7, within(0.01));
    }

    @Test
    void modelsOfFreshRowsAreWorthAsMuchAsThoseOfRealOnes() {
        Efficacy plan = evaluate(people(4_000, 3), Optional.of(PLAN)).efficacy().orElseThrow();

        assertThat(plan.task()).isEqualTo(Efficacy.Task.MULTICLASS);
        assertThat(plan.guessed()).isFalse();
        assertThat(plan.real()).isGreaterThan(0.8);
        assertThat(plan.synthetic()).isCloseTo(plan.real(), within(0.05));
        assertThat(plan.testedRows()).isEqualTo(1_000);
    }

    @Test
    void modelsOfShuffledColumnsAreWorthNothing() {
        Efficacy income =
                evaluate(shuffled(TRAIN, 4), Optional.of("x\"y")).efficacy().orElseThrow();

        assertThat(income.task()).isEqualTo(Efficacy.Task.REGRESSION);
        assertThat(income.real()).isGreaterThan(0.7);
        assertThat(income.synthetic()).isLessThan(0.05);
    }

    @Test
    void theColumnToPredictIsGuessedByItsHeaderThenByItsPlace() {
        assertThat(TargetChoice.ranked(List.of(
                                new TargetChoice.Candidate("Loan default", 3),
                                new TargetChoice.Candidate("sex", 2),
                                new TargetChoice.Candidate("smoker", 2),
                                new TargetChoice.Candidate("city", 9),
                                new TargetChoice.Candidate("weight", 0)))
                        .stream()
                        .map(TargetChoice.Candidate::name))
                .containsExactly("Loan default", "smoker", "sex", "city", "weight");
    }

    @Test
    void aColumnThatIsNotThereCanNotBePredicted() {
        assertThatThrownBy(() -> evaluate(TRAIN, Optional.of("nothing")))
                .isInstanceOfSatisfying(
                        EvaluationInputException.class,
                        e -> assertThat(e.reason()).isEqualTo(EvaluationInputException.Reason.NO_SUCH_TARGET));
    }

    @Test
    void tooFewRowsAreNotAssessed() {
        QualityReport report = QualityEvaluator.current()
                .evaluate(
                        slice(TRAIN, 0, 40),
                        slice(HOLDOUT, 0, 10),
                        slice(TRAIN, 100, 40),
                        peopleSchema(),
                        Optional.empty(),
                        1,
                        EvaluationListener.SILENT);

        assertThat(report.detection()).isEmpty();
        assertThat(report.efficacy()).isEmpty();
    }

    @Test
    void numbersAreComparedByDistanceRangeAndCount() {
        Table real = new Table(List.of(numbers("x", repeated(0, 10, 20, 30, 40))));
        Table moved = new Table(List.of(numbers("x", repeated(5, 15, 25, 35, 45))));

        ColumnQuality column = QualityEvaluator.current()
                .evaluate(real, real, moved, continuous("x"), Optional.empty(), 1, EvaluationListener.SILENT)
                .columns()
                .getFirst();

        assertThat(column.synthetic().wasserstein().orElseThrow()).isCloseTo(5, within(1e-9));
        assertThat(column.synthetic().adherence()).hasValue(0.8);
        assertThat(column.synthetic().coverage()).isEqualTo(35.0 / 40);
        assertThat(column.synthetic().distinct()).isEqualTo(OptionalLong.of(5));
        assertThat(column.realDistinct()).isEqualTo(OptionalLong.of(5));
        assertThat(column.holdout().orElseThrow().wasserstein()).hasValue(0);
    }

    @Test
    void categoriesAreComparedByWhichOccur() {
        Table real = new Table(List.of(text("u", "a", "a", "b", "c")));
        Table other = new Table(List.of(text("u", "a", "a", "b", "new", null)));

        ColumnFit fit = QualityEvaluator.current()
                .evaluate(real, real, other, categories("u"), Optional.empty(), 1, EvaluationListener.SILENT)
                .columns()
                .getFirst()
                .synthetic();

        assertThat(fit.adherence()).hasValue(0.75);
        assertThat(fit.coverage()).isEqualTo(2.0 / 3);
        assertThat(fit.distinct()).isEqualTo(OptionalLong.of(3));
        assertThat(fit.missingShare()).isEqualTo(0.2);
        assertThat(fit.wasserstein()).isEmpty();
    }

    @Test
    void aNumberAndACategoryShowTheirCorrelationRatio() {
        QualityReport report = evaluate(shuffled(TRAIN, 4), Optional.empty());

        PairQuality pair = report.pairs().stream()
                .filter(found -> found.first().equals("x\"y") && found.second().equals(PLAN))
                .findFirst()
                .orElseThrow();
        assertThat(pair.kind()).isEqualTo(PairKind.CORRELATION_RATIO);
        assertThat(pair.real()).isBetween(0.7, 1.0).isCloseTo(pair.holdout().orElseThrow(), within(0.05));
        assertThat(pair.synthetic()).isCloseTo(0, within(0.06));
        assertThat(pair.passed()).isFalse();
    }

    private static QualityReport evaluate(Table synthetic, Optional<String> target) {
        return QualityEvaluator.current()
                .evaluate(TRAIN, HOLDOUT, synthetic, peopleSchema(), target, 42, EvaluationListener.SILENT);
    }

    private static double[] repeated(double... values) {
        return IntStream.range(0, 200)
                .mapToDouble(row -> values[row % values.length])
                .toArray();
    }

    private static io.syntho.tabular.CodedColumn coin(String name, int rows, int every) {
        return text(
                name,
                IntStream.range(0, rows)
                        .mapToObj(row -> row % every == 0 ? "heads" : "tails")
                        .toList());
    }

    private static TableSchema categories(String name) {
        return new TableSchema(List.of(ColumnSchema.of(name, StorageType.STRING, Meaning.CATEGORICAL)));
    }

    private static TableSchema continuous(String name) {
        return new TableSchema(List.of(ColumnSchema.of(name, StorageType.DECIMAL, Meaning.CONTINUOUS)));
    }
}
