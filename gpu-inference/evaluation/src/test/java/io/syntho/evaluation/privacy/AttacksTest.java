package io.syntho.evaluation.privacy;

import static io.syntho.evaluation.Samples.people;
import static io.syntho.evaluation.Samples.peopleSchema;
import static io.syntho.evaluation.Samples.slice;
import static io.syntho.evaluation.Samples.stacked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each attack finds in tables for which the right answer is known beforehand. Column names are awkward throughout. */
class AttacksTest {

    private static final Table TRAIN = people(4_000, 1);
    private static final Table HOLDOUT = people(1_000, 2);
    private static final Set<PrivacyMeasure> ATTACKS =
            EnumSet.range(PrivacyMeasure.SINGLING_OUT_UNIVARIATE, PrivacyMeasure.MEMBERSHIP);

    @Test
    void theTrainingRowsThemselvesFallToEveryAttack() {
        List<PrivacyComponent> attacks = attacks(TRAIN, HOLDOUT, TRAIN);

        assertThat(attacks).extracting(PrivacyComponent::measure).containsAll(ATTACKS);
        assertThat(attacks).allSatisfy(attack -> {
            assertThat(attack.outcome()).isEqualTo(Outcome.MEASURED);
            assertThat(attack.risk().orElseThrow().estimate())
                    .as("%s: %s", attack.measure(), attack.explanation())
                    .isGreaterThanOrEqualTo(0.9);
            assertThat(attack.score()).isLessThanOrEqualTo(10);
        });
    }

    @Test
    void freshRowsGiveNoAttackAnything() {
        for (int seed = 10; seed < 15; seed++) {
            int number = seed;
            assertThat(attacks(TRAIN, HOLDOUT, people(3_000, seed)))
                    .allSatisfy(attack -> assertThat(attack.score())
                            .as("seed %d, %s: %s %s", number, attack.measure(), attack.risk(), attack.explanation())
                            .isGreaterThanOrEqualTo(80));
        }
    }

    @Test
    void onePlantedOutlierIsFoundBySinglingOut() {
        Table outlier = withIncome(slice(people(10, 99), 0, 1), 1_000_000);
        PrivacyReport report = evaluate(stacked(TRAIN, outlier), HOLDOUT, stacked(people(3_000, 4), outlier));

        PrivacyComponent found = component(report.components(), PrivacyMeasure.SINGLING_OUT_UNIVARIATE);
        assertThat(found.explanation()).startsWith("An isolated value").contains("\"x\"y\"");
        assertThat(report.level()).isGreaterThan(RiskLevel.LOW);
        assertThat(report.reasons().getFirst()).isEqualTo(found.explanation());
    }

    @Test
    void aColumnWhoseValuesComeBackIsNamedThoughTheOthersAreFresh() {
        List<Column> columns = new ArrayList<>(people(4_000, 6).columns());
        columns.set(1, TRAIN.column("x\"y"));

        PrivacyComponent found =
                component(attacks(TRAIN, HOLDOUT, new Table(columns)), PrivacyMeasure.SINGLING_OUT_UNIVARIATE);

        assertThat(found.explanation()).startsWith("In column \"x\"y\": ");
        assertThat(found.risk().orElseThrow().estimate()).isGreaterThan(0.9);
        assertThat(found.score()).isLessThanOrEqualTo(10);
    }

    @Test
    void anOutlierThatDoesNotComeBackIsNoFinding() {
        Table outlier = withIncome(slice(people(10, 99), 0, 1), 1_000_000);
        Table other = withIncome(slice(people(10, 98), 0, 1), 990_000);

        PrivacyReport report = evaluate(stacked(TRAIN, outlier), HOLDOUT, stacked(people(3_000, 4), other));

        assertThat(report.level()).as(report.reasons().toString()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void aBudgetIsStatedAndKept() {
        PrivacyComponent attack =
                component(attacks(TRAIN, HOLDOUT, people(3_000, 3)), PrivacyMeasure.SINGLING_OUT_MULTIVARIATE);

        AttackSetup setup = attack.attack().orElseThrow();
        assertThat(setup.planned()).isEqualTo(SinglingOut.BUDGET);
        assertThat(setup.made()).isBetween(1_000L, setup.planned());
        assertThat(setup.knownColumns()).contains("a b", "x\"y", "Straße");
        assertThat(attack.rates()).extracting(Rate::name).startsWith("attack", "control", "baseline");
    }

    @Test
    void onlyColumnsNamedAsSensitiveAreInferred() {
        PrivacyReport report = evaluate(TRAIN, HOLDOUT, people(3_000, 10), Set.of("region", "Straße"));

        assertThat(inferred(report)).containsExactlyInAnyOrder("region", "Straße");
    }

    @Test
    void aLeakInAColumnThatWasNotNamedIsToldAllTheSame() {
        PrivacyReport report = evaluate(TRAIN, HOLDOUT, TRAIN, Set.of("region"));

        assertThat(inferred(report)).contains("region", "a b", "x\"y", "Straße");
        assertThat(component(report.components(), PrivacyMeasure.INFERENCE, "a b")
                        .explanation())
                .contains("It was not named as sensitive.");
        assertThat(component(report.components(), PrivacyMeasure.INFERENCE, "region")
                        .explanation())
                .doesNotContain("not named");
    }

    @Test
    void aSensitiveColumnThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> evaluate(TRAIN, HOLDOUT, TRAIN, Set.of("salary")))
                .isInstanceOfSatisfying(
                        EvaluationInputException.class,
                        error -> assertThat(error.reason())
                                .isEqualTo(EvaluationInputException.Reason.NO_SUCH_SENSITIVE_COLUMN))
                .hasMessageContaining("salary");
    }

    @Test
    void wherePeopleAreAlikeTheTrainingRowsThemselvesTellNoMoreThanIsSaid() {
        List<String> few = List.of("visits", "region", "plan'; drop table");
        List<PrivacyComponent> attacks = attacks(TRAIN.project(few), HOLDOUT.project(few), TRAIN.project(few)).stream()
                .filter(attack -> attack.measure() == PrivacyMeasure.INFERENCE)
                .toList();

        assertThat(attacks).hasSize(3).allSatisfy(attack -> {
            double told = share(attack, "attack");
            assertThat(told).isLessThan(0.6).isCloseTo(share(attack, "reachable"), within(0.04));
        });
    }

    @Test
    void wherePeopleDifferTheTrainingRowsThemselvesTellEverything() {
        PrivacyReport fresh = evaluate(TRAIN, HOLDOUT, people(3_000, 10));

        assertThat(share(component(fresh.components(), PrivacyMeasure.INFERENCE, "region"), "reachable"))
                .isGreaterThan(0.99);
        assertThat(share(component(fresh.components(), PrivacyMeasure.MEMBERSHIP), "reachable"))
                .as("though this table tells nothing")
                .isGreaterThan(0.99);
        assertThat(share(component(fresh.components(), PrivacyMeasure.MEMBERSHIP), "auc"))
                .isLessThan(0.55);
    }

    @Test
    void whereDensityTellsLittleTheNearestRowAloneTellsMembers() {
        List<String> few = List.of("a b", "x\"y");

        PrivacyComponent copied = component(
                attacks(TRAIN.project(few), HOLDOUT.project(few), TRAIN.project(few)), PrivacyMeasure.MEMBERSHIP);

        assertThat(share(copied, "auc_nearest")).isGreaterThan(share(copied, "auc") + 0.02);
        assertThat(copied.risk().orElseThrow().estimate())
                .isGreaterThan(0.8)
                .isCloseTo(2 * share(copied, "auc_nearest") - 1, within(0.01));
        assertThat(share(copied, "reachable"))
                .as("the better of both, as for the attack itself")
                .isCloseTo(share(copied, "auc_nearest"), within(0.02));
    }

    private static double share(PrivacyComponent attack, String rate) {
        return attack.rates().stream()
                .filter(found -> found.name().equals(rate))
                .mapToDouble(found -> found.successes() / found.trials())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> inferred(PrivacyReport report) {
        return report.components().stream()
                .filter(found -> found.measure() == PrivacyMeasure.INFERENCE)
                .map(found -> found.column().orElseThrow())
                .toList();
    }

    private static PrivacyComponent component(
            List<PrivacyComponent> components, PrivacyMeasure measure, String column) {
        return components.stream()
                .filter(found -> found.measure() == measure
                        && found.column().orElseThrow().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private static List<PrivacyComponent> attacks(Table train, Table holdout, Table synthetic) {
        return evaluate(train, holdout, synthetic).components().stream()
                .filter(found -> ATTACKS.contains(found.measure()))
                .toList();
    }

    private static PrivacyReport evaluate(Table train, Table holdout, Table synthetic) {
        return evaluate(train, holdout, synthetic, Set.of());
    }

    private static PrivacyReport evaluate(Table train, Table holdout, Table synthetic, Set<String> sensitive) {
        PiiScan none = new PiiScan(List.of(), "test");
        EvaluationSettings settings = new EvaluationSettings(Optional.empty(), sensitive, 7);
        return PrivacyEvaluator.current()
                .evaluate(train, holdout, synthetic, peopleSchema(), none, settings, EvaluationListener.SILENT);
    }

    private static PrivacyComponent component(List<PrivacyComponent> components, PrivacyMeasure measure) {
        return components.stream()
                .filter(found -> found.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private static Table withIncome(Table table, double income) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(1, new NumericColumn("x\"y", new double[] {income}));
        return new Table(columns);
    }
}
