package io.syntho.server.compliance.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.compliance.ColumnFacts;
import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.ComplianceFinding;
import io.syntho.server.compliance.ComplianceFinding.Outcome;
import io.syntho.server.compliance.Documents;
import io.syntho.server.compliance.ForbiddenClaims;
import io.syntho.server.compliance.Generation;
import io.syntho.server.compliance.ReportType;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompliancePdfTest {

    @Test
    void aPromiseOfPrivacyIsRoundedUpAndSaysWhatItLeavesOut() {
        String words = MethodPart.promise(new Generation.DifferentialPrivacy(2.9992331, 1e-5));

        assertThat(words)
                .contains("ε = 3.000 and δ = 1.0e-05")
                .contains("single rows")
                .contains("not covered");
    }

    @Test
    void theSameDocumentGivesTheSameBytesAtAnyTime() throws Exception {
        String first = Rendered.of(Documents.census()).sha256();
        for (int again = 0; again < 5; again++) {
            Thread.sleep(250); // into another second, should a clock have been read
            assertThat(Rendered.of(Documents.census()).sha256()).isEqualTo(first);
        }
    }

    @Test
    void itIsDatedByItsEvidenceAndNamedByItsId() throws Exception {
        Rendered pdf = Rendered.of(Documents.census());

        assertThat(pdf.information().getTitle()).isEqualTo("Compliance report 0197a5c0-1b7e-7d43-9c55-2f1f6f0f4c11");
        assertThat(pdf.information().getAuthor()).isEqualTo("Syntho");
        assertThat(pdf.information().getCreationDate().toInstant()).isEqualTo("2026-03-02T14:05:31Z");
        assertThat(pdf.information().getModificationDate().toInstant()).isEqualTo("2026-03-02T14:05:31Z");
        assertThat(pdf.language()).isEqualTo("en");
    }

    @Test
    void itSaysEverythingInOrder() throws Exception {
        assertThat(Rendered.of(Documents.census()).text())
                .containsSubsequence(
                        "GDPR AND HIPAA",
                        "Compliance report",
                        "Census income 1994, synthetic made from Census income 1994",
                        "For Meridian Health Insurance · 2 March 2026, 14:05:31 UTC",
                        "Checks passed",
                        "0 failed, 3 to review",
                        "Low risk",
                        "privacy score 94.17 of 100",
                        "0197a5c0-1b7e-7d43-9c55-2f1f6f0f4c11",
                        "Census income 1994: 30,162 rows, 14 columns",
                        "3f5a9c1e7b2d4860a1c3e5f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b",
                        "b81d2c4f6e8a0c1d3e5f7a9b0c2d4e6f8a1b3c5d7e9f0a2b4c6d8e0f1a3b5c7d",
                        "Gaussian copula",
                        "0.1.0, seed 42",
                        "2, this one included",
                        "https://syntho.example/verify/0197a5c0-1b7e-7d43-9c55-2f1f6f0f4c11",
                        "Contents",
                        "The result",
                        "Risk band",
                        "What this does not say",
                        "Points that need attention",
                        "Special categories of personal data Art. 9(1) GDPR",
                        "Columns: race",
                        "The source",
                        "Declared by the owner",
                        "Legitimate interests, Art. 6(1)(f) GDPR",
                        "Columns and what became of them",
                        "capital-gain",
                        "How the table was made",
                        "Hold-out protocol",
                        "Differential privacy",
                        "Settings",
                        "Privacy",
                        "Copies of real rows",
                        "Nearness to real rows",
                        "Real personal values that come back",
                        "Singling out a person by one value",
                        "Singling out a person by several values",
                        "Linking two records of a person",
                        "The same on hold-out rows, as control",
                        "Guessing, as baseline",
                        "One record: age. The other: capital-gain.",
                        "Inferring an unknown value of a person",
                        "capital-gain Measured 84.75 % of 2,000 85.35 % of 2,000 80.10 % of 2,000 99.08 % of 2,000 0.003 0.000 to 0.047 96.85",
                        "Telling who was among the training rows",
                        "Utility",
                        "What models make of the rows",
                        "Can rows be told apart?",
                        "Can one learn from them?",
                        "Column shapes",
                        "Distributions",
                        "Columns in figures",
                        "Limits and known critiques",
                        "The DCR Delusion",
                        "Remaining risk and uses",
                        "Intended uses",
                        "Forbidden uses",
                        "Annex: GDPR",
                        "Pseudonymisation",
                        "Prompts for a data protection impact assessment",
                        "Annex: HIPAA",
                        "The eighteen identifiers",
                        "Any other unique identifying number",
                        "Annex: approvals and retention",
                        "Expert determination",
                        "Retention",
                        "gdpr-2016-679+hipaa-2013");
    }

    @Test
    void everyFailedAndReviewedPointStandsWithItsReason() throws Exception {
        for (ComplianceDocument document : List.of(Documents.leaking(), Documents.passengers())) {
            String text = Rendered.of(document).text();
            assertThat(text).contains("Checks failed");
            for (ComplianceFinding finding : document.findings()) {
                if (finding.outcome() == Outcome.FAILED || finding.outcome() == Outcome.REVIEW) {
                    assertThat(text).as(finding.code()).contains(finding.reason());
                }
            }
        }
    }

    @Test
    void noDocumentMakesAClaimThatNobodyCanMake() throws Exception {
        for (ComplianceDocument document :
                List.of(Documents.census(), Documents.passengers(), Documents.leaking(), Documents.identifiers())) {
            assertThat(Rendered.of(document).text()).doesNotContainPattern(ForbiddenClaims.PATTERN);
        }
    }

    @Test
    void everyPageIsNumberedAndBearsTheReportsId() throws Exception {
        Rendered pdf = Rendered.of(Documents.census());

        assertThat(pdf.pages()).isBetween(10, 18);
        for (int page = 2; page <= pdf.pages(); page++) {
            assertThat(pdf.text(page))
                    .contains("Page %d of %d".formatted(page, pdf.pages()))
                    .contains("0197a5c0-1b7e-7d43-9c55-2f1f6f0f4c11");
        }
        assertThat(pdf.bookmarks())
                .containsSubsequence("The result", "The source", "Privacy", "Utility", "Annex: GDPR", "Annex: HIPAA");
    }

    @Test
    void undeclaredThingsAreSaidToBeUndeclared() throws Exception {
        assertThat(Rendered.of(Documents.passengers()).text())
                .containsSubsequence(
                        "Controller not declared",
                        "Purpose not declared",
                        "Legal basis not declared",
                        "Recipients not declared",
                        "Retention not declared");
    }

    @Test
    void anOwnerWithoutANameIsNoGap() throws Exception {
        Rendered pdf = Rendered.of(ComplianceDocument.of(Documents.ofNobody()));

        assertThat(pdf.text(1)).doesNotContain("For ").contains("2 March 2026");
        assertThat(pdf.text()).contains("Owner has given no name");
    }

    @Test
    void aMeasureWithTooLittleDataHasNoScore() throws Exception {
        assertThat(Rendered.of(Documents.passengers()).text())
                .containsPattern("Inconclusive ?no estimate · no score")
                .doesNotContain("score 100.00");
    }

    @ParameterizedTest
    @EnumSource(ReportType.class)
    void aReportOfOneLawHasThatAnnexOnly(ReportType type) throws Exception {
        String text =
                Rendered.of(ComplianceDocument.of(Documents.censusOf(type))).text();

        assertThat(text.contains("Annex: GDPR")).isEqualTo(type.gdpr());
        assertThat(text.contains("Annex: HIPAA")).isEqualTo(type.hipaa());
        assertThat(text).contains("Annex: approvals and retention");
    }

    @Test
    void aTableOfTwoThousandColumnsIsSummedUpAndNoPersonalColumnGoesUnnamed() throws Exception {
        ComplianceDocument document = Documents.wide(2_000);
        Rendered pdf = Rendered.of(document);
        String text = pdf.text();

        assertThat(pdf.pages()).isLessThan(40);
        assertThat(text)
                .contains("Of 2,000 columns, 222 hold personal data as far as the scan can tell.")
                .contains("Further columns with personal data");
        List<String> personal = document.evidence().columns().stream()
                .filter(column -> column.pii().isPresent())
                .map(ColumnFacts::name)
                .toList();
        assertThat(personal).hasSize(222).allMatch(text::contains);
    }

    @Test
    void aValueThatStandsOnlyInTheRealTableIsNotPrinted() throws Exception {
        ComplianceEvidence evidence = Documents.withARareRealValue("Emperor of Atlantis");

        assertThat(Rendered.of(ComplianceDocument.of(evidence)).text())
                .contains("all others")
                .doesNotContain("Emperor of Atlantis");
    }

    @Test
    void aTableWithoutPersonalDataSaysSo() throws Exception {
        String text = Rendered.of(ComplianceDocument.of(Documents.withARareRealValue("Dr")))
                .text();

        assertThat(text)
                .contains("Of 1 column, none hold personal data as far as the scan can tell.")
                .contains("The synthetic table has no column with personal data that points to one person.");
        assertThat(text.split("Not detected", -1)).hasSize(1 + 15);
    }

    @Test
    void aTableWithAllEighteenIdentifiersShowsEachOfThem() throws Exception {
        String text = Rendered.of(Documents.identifiers()).text();

        assertThat(text).contains("Of 35 columns, 35 hold personal data as far as the scan can tell.");
        assertThat(text.split("Detected Passed", -1)).hasSize(1 + 18);
    }

    @Test
    void theStreamIsLeftOpenAndPagesAreCounted() throws Exception {
        Watched out = new Watched();
        int pages = CompliancePdf.render(Documents.census(), out);

        assertThat(out.closed).isFalse();
        assertThat(pages).isEqualTo(Rendered.of(Documents.census()).pages());
    }

    private static final class Watched extends ByteArrayOutputStream {

        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }
}
