package io.syntho.server.compliance.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.Documents;
import io.syntho.server.compliance.ReportType;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents say, word by word, what was read and approved. After a change that is meant, {@code -Dgolden=write} writes the texts anew; read the
 * difference before you commit it.
 */
class GoldenTextTest {

    private static final Map<String, Supplier<ComplianceDocument>> DOCUMENTS = Map.of(
            "census-combined", Documents::census,
            "passengers-gdpr", () -> typed(Documents.passengers(), ReportType.GDPR),
            "leaking-hipaa", () -> typed(Documents.leaking(), ReportType.HIPAA));

    @ParameterizedTest
    @ValueSource(strings = {"census-combined", "passengers-gdpr", "leaking-hipaa"})
    void everyWordIsAsItWasRead(String name) throws Exception {
        String text = text(Rendered.of(DOCUMENTS.get(name).get()));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(Path.of("src/test/resources/compliance/golden", name + ".txt"), text);
        }
        assertThat(text).isEqualTo(golden(name));
    }

    /** Page by page, blanks at the ends of lines left out. */
    private static String text(Rendered pdf) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= pdf.pages(); page++) {
            text.append(pdf.lines(page).strip().replaceAll("[ \\t]+\\n", "\n")).append("\n\n");
        }
        return text.toString();
    }

    private static String golden(String name) throws Exception {
        String resource = "/compliance/golden/" + name + ".txt";
        try (InputStream in = GoldenTextTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static ComplianceDocument typed(ComplianceDocument document, ReportType type) {
        return ComplianceDocument.of(Documents.as(document.evidence(), type));
    }
}
