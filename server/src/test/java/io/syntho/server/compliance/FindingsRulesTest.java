package io.syntho.server.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.server.compliance.ComplianceFinding.Outcome;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsRulesTest {

    @Test
    void aWellMadeTablePassesAndShowsWhatAPersonMustJudge() {
        ComplianceDocument document = Documents.census();

        assertThat(document.passed()).isTrue();
        assertThat(with(document, Outcome.REVIEW))
                .extracting(ComplianceFinding::code, ComplianceFinding::columns)
                .containsExactly(
                        tuple("columns.indirect_identifiers", List.of("age")),
                        tuple("gdpr.special_categories", List.of("race")),
                        tuple("hipaa.safe_harbor.C", List.of("age")));
    }

    @Test
    void everyLeakFailsWithItsOwnReason() {
        ComplianceDocument document = Documents.leaking();

        assertThat(document.passed()).isFalse();
        assertThat(with(document, Outcome.FAILED))
                .extracting(ComplianceFinding::code, ComplianceFinding::reason)
                .containsExactly(
                        tuple("table.not_original", "Both files have the same SHA-256: the original was handed out."),
                        tuple(
                                "privacy.score",
                                "Score 3.50 of 100, risk critical. The score is that of the worst measure: nearness to real rows, whose risk is at most 0.058."),
                        tuple(
                                "privacy.exact_copies",
                                "3100 of 10000 synthetic rows (31.00 %) equal a training row that occurs once. Training rows were copied."),
                        tuple("privacy.pii_replay", "310 of 1000 real values come back."),
                        tuple(
                                "columns.direct_identifiers",
                                "1 column with personal data that points to one person was learned."),
                        tuple("columns.identifiers_and_text", "1 column of identifiers or free text was learned."),
                        tuple("hipaa.safe_harbor.A", "Found in 1 column; 1 column was learned."),
                        tuple(
                                "hipaa.safe_harbor.F",
                                "Found in 1 column; real values of 1 column come back in the synthetic table."));
    }

    @Test
    void tooLittleDataIsNeverAPass() {
        ComplianceDocument document = Documents.passengers();

        assertThat(finding(document, "privacy.exact_copies").outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(finding(document, "privacy.distance_share").outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(finding(document, "privacy.hold_out").reason()).startsWith("178 rows never trained");
        assertThat(document.passed()).as("almost nothing was measured").isFalse();
    }

    @Test
    void aMeasureCountsByItsWorstColumn() {
        ComplianceDocument document = ComplianceDocument.of(Documents.censusEvidence()
                .privacy(Evidence.privacy(
                        70,
                        RiskLevel.MEDIUM,
                        List.of(
                                Evidence.leak(PrivacyMeasure.PII_REPLAY, Optional.of("clean"), 99, "None comes back."),
                                Evidence.leak(PrivacyMeasure.PII_REPLAY, Optional.of("leaky"), 20, "Many come back."))))
                .build());

        ComplianceFinding replay = finding(document, "privacy.pii_replay");
        assertThat(replay.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(replay.reason()).isEqualTo("Many come back.");
        assertThat(replay.columns()).containsExactly("leaky");
    }

    @Test
    void theBandDecidesTheScoresFinding() {
        for (RiskLevel level : RiskLevel.values()) {
            ComplianceDocument document = ComplianceDocument.of(Documents.censusEvidence()
                    .privacy(Evidence.privacy(50, level, Evidence.components(0)))
                    .build());
            assertThat(finding(document, "privacy.score").outcome())
                    .as("band %s", level)
                    .isEqualTo(
                            switch (level) {
                                case LOW -> Outcome.PASSED;
                                case MEDIUM -> Outcome.REVIEW;
                                case HIGH, CRITICAL -> Outcome.FAILED;
                            });
        }
    }

    @Test
    void manyAttemptsAskForReview() {
        assertThat(finding(
                                ComplianceDocument.of(
                                        Documents.censusEvidence().attempts(5).build()),
                                "privacy.attempts")
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(finding(
                                ComplianceDocument.of(
                                        Documents.censusEvidence().attempts(6).build()),
                                "privacy.attempts")
                        .outcome())
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void whatTheOwnerDidNotDeclareIsNamed() {
        ComplianceDocument document = ComplianceDocument.of(
                Documents.censusEvidence().declared(Declaration.NONE).build());

        assertThat(finding(document, "gdpr.purpose").reason()).isEqualTo("Not declared.");
        assertThat(finding(document, "gdpr.legal_basis").reason()).isEqualTo("Not declared.");
        assertThat(finding(document, "gdpr.records").reason())
                .isEqualTo("Not declared: controller, purpose, recipients, retention.");
        assertThat(document.passed()).as("a gap is no failure").isTrue();
    }

    @Test
    void aDeclarationThatTheScanContradictsIsShown() {
        ComplianceFinding basis = finding(
                ComplianceDocument.of(Documents.censusEvidence()
                        .declared(new Declaration("", "", Optional.of(LegalBasis.NO_PERSONAL_DATA), "", ""))
                        .build()),
                "gdpr.legal_basis");

        assertThat(basis.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(basis.reason()).contains("the scan found personal data in 2 columns");
    }

    @Test
    void aReportOfOneLawSpeaksOfThatLawOnly() {
        ComplianceDocument gdpr = ComplianceDocument.of(
                Documents.censusEvidence().type(ReportType.GDPR).build());
        ComplianceDocument hipaa = ComplianceDocument.of(
                Documents.censusEvidence().type(ReportType.HIPAA).build());

        assertThat(gdpr.findings()).noneMatch(finding -> finding.code().startsWith("hipaa."));
        assertThat(gdpr.findings()).anyMatch(finding -> finding.code().startsWith("gdpr."));
        assertThat(hipaa.findings()).noneMatch(finding -> finding.code().startsWith("gdpr."));
        assertThat(hipaa.findings()).noneMatch(finding -> finding.reference().contains("GDPR"));
        assertThat(hipaa.findings()).anyMatch(finding -> finding.code().startsWith("hipaa."));
    }

    @Test
    void codesAreUniqueAndEveryFindingHasAReason() {
        for (ComplianceDocument document : List.of(Documents.census(), Documents.leaking(), Documents.identifiers())) {
            assertThat(document.findings()).extracting(ComplianceFinding::code).doesNotHaveDuplicates();
            assertThat(document.findings()).allSatisfy(finding -> {
                assertThat(finding.title()).isNotBlank();
                assertThat(finding.reason()).isNotBlank();
            });
        }
    }

    @Test
    void aLearnedIdentifierFailsEvenWhenNoKindWasRecognised() {
        ComplianceDocument document = ComplianceDocument.of(Documents.censusEvidence()
                .columns(List.of(Evidence.plain("customer", StorageType.INTEGER, Meaning.IDENTIFIER)))
                .build());

        assertThat(finding(document, "columns.identifiers_and_text").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding(document, "hipaa.safe_harbor.R").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void personalDataThatWasLeftOutIsFine() {
        ComplianceDocument document = ComplianceDocument.of(Documents.censusEvidence()
                .columns(List.of(Evidence.personal(
                        "mail", StorageType.STRING, Meaning.IDENTIFIER, PiiKind.EMAIL, Treatment.DROPPED)))
                .build());

        assertThat(finding(document, "columns.direct_identifiers").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding(document, "hipaa.safe_harbor.F").outcome()).isEqualTo(Outcome.PASSED);
    }

    private static ComplianceFinding finding(ComplianceDocument document, String code) {
        return document.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<ComplianceFinding> with(ComplianceDocument document, Outcome outcome) {
        return document.findings().stream()
                .filter(finding -> finding.outcome() == outcome)
                .toList();
    }
}
