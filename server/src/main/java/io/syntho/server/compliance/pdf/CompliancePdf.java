package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.typeset.Metadata;
import io.syntho.server.compliance.typeset.Printer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Typesets compliance documents. */
public final class CompliancePdf {

    private CompliancePdf() {}

    /**
     * Writes the document as PDF and leaves {@code out} open. The same document gives the same bytes. Pages are bounded: what a wide table has
     * too much of is summed up.
     *
     * @return number of pages
     * @throws IOException when {@code out} refuses
     */
    public static int render(ComplianceDocument document, OutputStream out) throws IOException {
        List<Part> parts = Parts.of(document);
        Printer printer = new Printer();
        printer.add(Contents.of(parts));
        parts.forEach(part -> printer.add(part.blocks()));
        ComplianceEvidence evidence = document.evidence();
        Metadata metadata = new Metadata(
                evidence.reportId(),
                "Compliance report " + evidence.reportId(),
                "What is known about the privacy and the fidelity of a synthetic table",
                evidence.createTime());
        return printer.print(metadata, new CoverPage(document), new PageFrame(evidence.reportId()), out);
    }
}
