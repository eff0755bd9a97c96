package io.syntho.server.compliance;

import java.io.IOException;
import java.io.OutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/** Typesets compliance documents. */
public final class CompliancePdf {

    private CompliancePdf() {}

    /**
     * Writes the document as PDF and leaves {@code out} open. The same document gives the same bytes.
     *
     * @return number of pages
     * @throws IOException when {@code out} refuses
     */
    public static int render(ComplianceDocument document, OutputStream out) throws IOException {
        Document pdf = new Document(PageSize.A4);
        PdfWriter writer = PdfWriter.getInstance(pdf, out);
        writer.setCloseStream(false);
        pdf.open();
        pdf.add(new Paragraph("Report " + document.evidence().reportId()));
        for (ComplianceFinding finding : document.findings()) {
            pdf.add(new Paragraph(finding.title() + ": " + finding.outcome() + ". " + finding.reason()));
        }
        int pages = writer.getPageNumber();
        pdf.close();
        return pages;
    }
}
