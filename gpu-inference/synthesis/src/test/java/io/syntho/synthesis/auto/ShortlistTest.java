package io.syntho.synthesis.auto;

import static io.syntho.synthesis.Method.AUTOREGRESSIVE;
import static io.syntho.synthesis.Method.CTGAN;
import static io.syntho.synthesis.Method.GAUSSIAN_COPULA;
import static io.syntho.synthesis.Method.TVAE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.synthesis.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortlistTest {

    private static final List<Method> ALL = List.of(Method.values());

    @Test
    void aTableOfOrdinaryShapeLeavesTheChoiceToATrial() {
        Shortlist list = Shortlist.of(10_000, 15, ALL);

        assertThat(list.trial()).isTrue();
        assertThat(list.methods()).containsExactly(AUTOREGRESSIVE, GAUSSIAN_COPULA);
        assertThat(list.reason()).contains("10,000 rows of 15 columns", "the autoregressive method");
    }

    @Test
    void aTinyTableGetsTheCopulaWithoutATrial() {
        Shortlist list = Shortlist.of(499, 15, ALL);

        assertThat(list.trial()).isFalse();
        assertThat(list.favourite()).isEqualTo(GAUSSIAN_COPULA);
        assertThat(list.reason()).startsWith("The Gaussian copula").contains("499 rows");
    }

    @Test
    void aWideTableGetsTheCopulaWithoutATrial() {
        Shortlist list = Shortlist.of(10_000, 201, ALL);

        assertThat(list.methods()).containsExactly(GAUSSIAN_COPULA);
        assertThat(list.reason()).contains("201 columns");
    }

    @Test
    void whereOneMethodAloneIsAbleItIsTaken() {
        assertThat(Shortlist.of(10_000, 15, List.of(CTGAN)).methods()).containsExactly(CTGAN);
        assertThat(Shortlist.of(10, 900, List.of(AUTOREGRESSIVE)).methods()).containsExactly(AUTOREGRESSIVE);
    }

    @Test
    void ctganStandsInOnlyWhereItMust() {
        assertThat(Shortlist.of(10_000, 15, List.of(CTGAN, TVAE)).methods()).containsExactly(TVAE);
        assertThat(Shortlist.of(10, 15, List.of(CTGAN, TVAE)).methods()).containsExactly(TVAE);
        assertThat(Shortlist.of(10_000, 15, List.of(CTGAN, TVAE, AUTOREGRESSIVE))
                        .methods())
                .containsExactly(AUTOREGRESSIVE, TVAE);
    }

    @Test
    void aTrialCanBeForgoneWithItsReason() {
        Shortlist list = Shortlist.of(10_000, 15, ALL).untried("there is no time for it");

        assertThat(list.methods()).containsExactly(AUTOREGRESSIVE);
        assertThat(list.reason()).isEqualTo("The autoregressive method, since there is no time for it.");
    }

    @Test
    void noMethodIsNoList() {
        assertThatThrownBy(() -> new Shortlist(List.of(), "")).isInstanceOf(IllegalArgumentException.class);
    }
}
