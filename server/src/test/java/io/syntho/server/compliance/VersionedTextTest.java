package io.syntho.server.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.RiskLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"/compliance/law-2026-1.json", "/compliance/words-2026-3.json"})
    void noTextClaimsWhatNobodyCanClaim(String resource) throws IOException {
        try (InputStream stream = VersionedTextTest.class.getResourceAsStream(resource)) {
            assertThat(stream).isNotNull();
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContainPattern(ForbiddenClaims.PATTERN);
        }
    }

    @Test
    void everyBandAndMeasureHasItsSentence() {
        assertThat(StandingWords.CURRENT.bands()).containsOnlyKeys(RiskLevel.values());
        assertThat(StandingWords.CURRENT.residual()).containsOnlyKeys(RiskLevel.values());
        assertThat(StandingWords.CURRENT.measures()).containsOnlyKeys(PrivacyMeasure.values());
    }

    @Test
    void aMeasureInUseIsNotListedAsMissing() {
        assertThat(StandingWords.CURRENT.missingMeasures())
                .allSatisfy(missing -> assertThat(PrivacyMeasure.values())
                        .noneMatch(measure -> measure.name().startsWith(missing.measure())));
    }

    @Test
    void theImpactAssessmentHasItsFourPrompts() {
        assertThat(LawText.CURRENT.impactAssessment())
                .extracting(LawText.Prompt::reference)
                .containsExactly("Art. 35(7)(a)", "Art. 35(7)(b)", "Art. 35(7)(c)", "Art. 35(7)(d)");
        assertThat(LawText.CURRENT.gdpr())
                .extracting(LawText.Provision::reference)
                .contains(
                        "Art. 4(5)",
                        "Recital 26",
                        "Art. 17(1)",
                        "Art. 28(3)",
                        "Art. 30(1)",
                        "Art. 32(1)",
                        "EDPB Opinion 28/2024");
    }
}
