package io.syntho.server.generation;

import static io.syntho.synthesis.Method.AUTOREGRESSIVE;
import static io.syntho.synthesis.Method.CTGAN;
import static io.syntho.synthesis.Method.GAUSSIAN_COPULA;
import static io.syntho.synthesis.Method.TVAE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.auto.Shortlist;
import io.syntho.v1.Condition;
import io.syntho.v1.CtganOptions;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.GenerationConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which methods AUTO has to choose from: those that can serve what was asked. */
class CandidatesTest {

    private static final List<Method> ALL = List.of(Method.values());

    private static Shortlist of(GenerationConfig.Builder config, List<Method> present) {
        return Candidates.of(config.build(), 10_000, 15, present);
    }

    @Test
    void withoutSettingsTheShapeDecidesWhatIsTried() {
        assertThat(of(GenerationConfig.newBuilder(), ALL).methods()).containsExactly(AUTOREGRESSIVE, GAUSSIAN_COPULA);
    }

    @Test
    void aMethodThatDoesNotKnowASettingIsNoCandidate() {
        assertThat(of(GenerationConfig.newBuilder().setEpochs(5), ALL).methods())
                .as("the copula has no epochs")
                .containsExactly(AUTOREGRESSIVE, TVAE);
        assertThat(of(GenerationConfig.newBuilder().setEpochs(5), List.of(GAUSSIAN_COPULA, CTGAN))
                        .methods())
                .containsExactly(CTGAN);
    }

    @Test
    void settingsThatNoMethodKnowsAreRefused() {
        assertThatThrownBy(() -> of(GenerationConfig.newBuilder().setEpochs(5), List.of(GAUSSIAN_COPULA)))
                .asInstanceOf(type(ApiException.class))
                .extracting(ApiException::reason)
                .isEqualTo(ErrorReason.SETTING_UNSUPPORTED);
        assertThatThrownBy(() -> of(GenerationConfig.newBuilder().setCtgan(CtganOptions.getDefaultInstance()), ALL))
                .as("options of one method are no wish for another")
                .isInstanceOf(ApiException.class);
    }

    @Test
    void conditionsGoToMethodsThatMeetThemWithoutTriesWhereThereAreSuch() {
        GenerationConfig.Builder conditions = GenerationConfig.newBuilder()
                .addConditions(Condition.newBuilder().setRows(5));

        assertThat(of(conditions.clone().setEpochs(5), ALL).methods()).containsExactly(AUTOREGRESSIVE);
        assertThat(of(conditions.clone(), List.of(CTGAN, TVAE)).methods()).containsExactly(TVAE);
    }

    @Test
    void underDifferentialPrivacyTheMethodThatKeepsItIsTakenUntried() {
        GenerationConfig.Builder config = GenerationConfig.newBuilder();
        config.getPrivacyBuilder().getDifferentialPrivacyBuilder().setEpsilon(2);

        assertThat(of(config, ALL).methods()).containsExactly(AUTOREGRESSIVE);
    }

    @Test
    void aBudgetOfLessThanAMinuteIsNotSpentOnATrial() {
        assertThat(of(GenerationConfig.newBuilder().setComputeBudgetSeconds(59), ALL))
                .satisfies(list -> {
                    assertThat(list.methods()).containsExactly(AUTOREGRESSIVE);
                    assertThat(list.reason()).contains("59 seconds");
                });
        assertThat(of(GenerationConfig.newBuilder().setComputeBudgetSeconds(60), ALL)
                        .trial())
                .isTrue();
    }
}
