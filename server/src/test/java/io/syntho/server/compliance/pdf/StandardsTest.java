package io.syntho.server.compliance.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.Documents;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Whether documents are what they say they are: accessible (PDF/UA-1) and fit for archives (PDF/A-2a), judged by veraPDF. */
class StandardsTest {

    @BeforeAll
    static void validator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFUA_1", "PDFA_2_A"})
    void documentsKeepTheStandard(PDFAFlavour standard) throws Exception {
        for (ComplianceDocument document : List.of(Documents.census(), Documents.hostile())) {
            assertThat(violations(Rendered.of(document).bytes(), standard)).isEmpty();
        }
    }

    private static Set<String> violations(byte[] pdf, PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard)) {
            return Foundries.defaultInstance()
                    .createValidator(standard, false)
                    .validate(parser)
                    .getTestAssertions()
                    .stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(TestAssertion::getMessage)
                    .collect(Collectors.toSet());
        }
    }
}
