package io.syntho.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.evaluation.privacy.ListingRule;
import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationSettings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuyerViewTest {

    @ParameterizedTest
    @CsvSource({
        "0, BELOW_40",
        "39.99, BELOW_40",
        "40, FROM_40",
        "59.99, FROM_40",
        "60, FROM_60",
        "79.99, FROM_60",
        "80, FROM_80",
        "89.99, FROM_80",
        "90, FROM_90",
        "100, FROM_90"
    })
    void aScoreHasOneBand(double score, ScoreBand band) {
        assertThat(ScoreBand.of(score)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"0.4, FROM_40", "0.6, FROM_60", "0.57999, FROM_40", "0.9, FROM_90", "1, FROM_90", "0.0005, BELOW_40"})
    void aShareHasTheBandOfItsHundredfold(double share, ScoreBand band) {
        assertThat(ScoreBand.ofShare(share)).isEqualTo(band);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 100.01, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoScoreHasNoBand(double score) {
        assertThatThrownBy(() -> ScoreBand.of(score)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScoreBand.ofShare(score / 100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatMayBeListedIsWhatIsNotInTheLowestBand(@ForAll @DoubleRange(max = 100) double score) {
        assertThat(ListingRule.allows(score)).isEqualTo(ScoreBand.of(score) != ScoreBand.BELOW_40);
    }

    @Test
    void twoTablesInTheSameBandsLookTheSame() {
        assertThat(BuyerView.of(81.3, RiskLevel.LOW, 0.912, 0.95, 0.6, true))
                .isEqualTo(BuyerView.of(88.8, RiskLevel.LOW, 0.991, 0.93, 0.79, true))
                .isEqualTo(new BuyerView(
                        ScoreBand.FROM_80,
                        RiskLevel.LOW,
                        ScoreBand.FROM_90,
                        ScoreBand.FROM_90,
                        ScoreBand.FROM_60,
                        true));
    }

    @Test
    void aBuyerSeesNoNumberAndNoText() {
        assertThat(Arrays.stream(BuyerView.class.getRecordComponents()).map(RecordComponent::getType))
                .allMatch(type -> type.isEnum() || type == boolean.class);
    }

    @Test
    void reportsBecomeTheBandsOfTheirScores() {
        EvaluationResult result = Evaluator.current()
                .evaluate(
                        Samples.people(600, 1),
                        Samples.people(300, 2),
                        Samples.people(600, 3),
                        Samples.peopleSchema(),
                        EvaluationSettings.of(1),
                        EvaluationListener.SILENT);

        BuyerView view = BuyerView.of(result.privacy(), result.quality());

        assertThat(view.privacy()).isEqualTo(ScoreBand.of(result.privacy().score()));
        assertThat(view.risk()).isEqualTo(result.privacy().level());
        assertThat(view.quality()).isEqualTo(ScoreBand.ofShare(result.quality().overall()));
        assertThat(view.distribution())
                .isEqualTo(ScoreBand.ofShare(result.quality().distributionScore()));
        assertThat(view.correlation())
                .isEqualTo(ScoreBand.ofShare(result.quality().correlationScore()));
        assertThat(view.qualityPassed()).isEqualTo(result.quality().passed());
    }
}
