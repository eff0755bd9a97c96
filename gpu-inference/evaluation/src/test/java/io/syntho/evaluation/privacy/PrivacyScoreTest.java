package io.syntho.evaluation.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivacyScoreTest {

    private static final PrivacyRules RULES = PrivacyRules.CURRENT;

    @Test
    void theWorstComponentDecidesAndNoGoodOneLiftsIt() {
        PrivacyScore score = PrivacyScore.of(
                List.of(
                        measured(PrivacyMeasure.EXACT_COPIES, 100),
                        measured(PrivacyMeasure.DISTANCE_SHARE, 100),
                        replay("mail", 12.345)),
                RULES);

        assertThat(score.value()).isEqualTo(12.34);
        assertThat(score.level()).isEqualTo(RiskLevel.CRITICAL);
        assertThat(score.reasons()).containsExactly("Column mail: because 12.345");
    }

    @Test
    void aScoreIsRoundedDownAndNotFurther() {
        assertThat(of(79.99, 100).value()).isEqualTo(79.99);
        assertThat(of(39.999, 100).value()).isEqualTo(39.99);
        assertThat(of(100, 100).value()).isEqualTo(100);
    }

    @Test
    void twoInconclusiveMeasuresOfThreeKeepTheScoreBelowLow() {
        PrivacyScore score = PrivacyScore.of(
                List.of(
                        measured(PrivacyMeasure.EXACT_COPIES, 95),
                        inconclusive(PrivacyMeasure.DISTANCE_SHARE),
                        inconclusive(PrivacyMeasure.LINKABILITY)),
                RULES);

        assertThat(score.value()).isEqualTo(79.99);
        assertThat(score.level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(score.reasons().getFirst()).contains("2 of 3 measures").contains("79.99");
    }

    @Test
    void oneAttackThatIsNoBetterThanGuessingCapsNothing() {
        PrivacyScore score = PrivacyScore.of(
                List.of(measured(PrivacyMeasure.EXACT_COPIES, 95), inconclusive(PrivacyMeasure.LINKABILITY)), RULES);

        assertThat(score.value()).isEqualTo(95);
    }

    @Test
    void onlyInconclusiveMeasuresMakeTheScoreHighRisk() {
        PrivacyScore score = PrivacyScore.of(
                List.of(
                        inconclusive(PrivacyMeasure.EXACT_COPIES),
                        inconclusive(PrivacyMeasure.DISTANCE_SHARE),
                        replay("mail", 100)),
                RULES);

        assertThat(score.value()).isEqualTo(49);
        assertThat(score.level()).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void aLeakFoundCapsTheComponent() {
        Interval small = new Interval(0.01, 0.008, 0.012);

        Verdict copies = Verdict.of(PrivacyMeasure.EXACT_COPIES, small, true, RULES);

        assertThat(copies.found()).isTrue();
        assertThat(copies.score()).isEqualTo(79.99);
        assertThat(Verdict.ofReplay(small, true, RULES).score()).isEqualTo(59.99);
    }

    @Test
    void littleDataProvesABadResultButNoGoodOne() {
        Verdict good = Verdict.of(PrivacyMeasure.EXACT_COPIES, new Interval(0, 0, 0.02), false, RULES);
        Verdict unsure = Verdict.of(PrivacyMeasure.EXACT_COPIES, new Interval(0.2, 0.05, 0.35), false, RULES);
        Verdict bad = Verdict.of(PrivacyMeasure.EXACT_COPIES, new Interval(0.9, 0.75, 1), false, RULES);

        assertThat(good.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(unsure.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(bad.outcome()).isEqualTo(Outcome.MEASURED);
        assertThat(bad.score()).isLessThan(10);
    }

    private static PrivacyScore of(double first, double second) {
        return PrivacyScore.of(
                List.of(measured(PrivacyMeasure.EXACT_COPIES, first), measured(PrivacyMeasure.DISTANCE_SHARE, second)),
                RULES);
    }

    private static PrivacyComponent measured(PrivacyMeasure measure, double score) {
        return component(measure, Optional.empty(), Outcome.MEASURED, score);
    }

    private static PrivacyComponent inconclusive(PrivacyMeasure measure) {
        return component(measure, Optional.empty(), Outcome.INCONCLUSIVE, 100);
    }

    private static PrivacyComponent replay(String column, double score) {
        return component(PrivacyMeasure.PII_REPLAY, Optional.of(column), Outcome.MEASURED, score);
    }

    private static PrivacyComponent component(
            PrivacyMeasure measure, Optional<String> column, Outcome outcome, double score) {
        return new PrivacyComponent(
                measure, column, outcome, Optional.empty(), score, "because " + score, List.of(), List.of());
    }
}
