package io.syntho.evaluation.privacy;

import static io.syntho.evaluation.Samples.people;
import static io.syntho.evaluation.Samples.peopleSchema;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.run.Comparison;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttackVerdictTest {

    private static final PrivacyProbe.Case ENOUGH = rows(1_000, 600);

    @Test
    void anAttackThatIsNoBetterThanGuessingSaysNothingHoweverItsControlFares() {
        AttackVerdict verdict = judge(ENOUGH, 300, 100, 300, 1_000);

        assertThat(verdict.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.conclusion()).contains("no more often than guessing");
    }

    @Test
    void anAttackThatGainsOverItsControlIsFound() {
        AttackVerdict verdict = judge(ENOUGH, 400, 200, 100, 1_000);

        assertThat(verdict.verdict().found()).isTrue();
        assertThat(verdict.verdict().score()).isLessThan(80);
    }

    @Test
    void anAttackThatGainsNothingIsMeasuredAndScoresWell() {
        AttackVerdict verdict = judge(ENOUGH, 200, 200, 100, 1_000);

        assertThat(verdict.verdict().outcome()).isEqualTo(Outcome.MEASURED);
        assertThat(verdict.verdict().score()).isGreaterThan(80);
    }

    @Test
    void whereAlmostAllSucceedALittleMoreIsNoFinding() {
        AttackVerdict verdict = judge(ENOUGH, 496, 484, 480, 500);

        assertThat(verdict.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.conclusion()).contains("too wide");
    }

    @Test
    void fewAttacksOrFewRowsProveNoProtection() {
        assertThat(judge(ENOUGH, 10, 10, 2, 100).conclusion()).contains("Too few attacks");
        assertThat(judge(rows(1_000, 100), 200, 200, 100, 1_000).conclusion()).contains("Too few rows");
    }

    private static AttackVerdict judge(PrivacyProbe.Case given, long attack, long control, long baseline, long trials) {
        return AttackVerdict.of(
                given,
                PrivacyMeasure.INFERENCE,
                trials,
                Wilson.rate("baseline", baseline, trials),
                AttackVerdict.Counted.of(
                        Wilson.rate("attack", attack, trials), Wilson.rate("control", control, trials)));
    }

    private static PrivacyProbe.Case rows(int training, int holdout) {
        return new PrivacyProbe.Case(
                new Comparison(people(training, 1), people(holdout, 2), people(1_000, 3), peopleSchema()),
                peopleSchema().columns(),
                List.of(),
                Spelling.of(people(10, 1), peopleSchema().columns()),
                Set.of(),
                PrivacyRules.CURRENT,
                1,
                _ -> {});
    }
}
