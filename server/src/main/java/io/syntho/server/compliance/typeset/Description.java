package io.syntho.server.compliance.typeset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Makes a PDF say what it is: accessible by PDF/UA-1 (ISO 14289-1) and fit for archives by PDF/A-2a (ISO 19005-2), with an output colour space,
 * and with nothing of the clock or of chance in it.
 */
final class Description {

    private Description() {}

    /** Before the document is opened. */
    static void prepare(PdfWriter writer) {
        writer.setCloseStream(false);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setTagged();
        writer.setTabs(PdfName.S);
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle | PdfWriter.PageModeUseOutlines);
    }

    /** While the document is open. */
    static void write(PdfWriter writer, Metadata metadata) throws IOException {
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("en"));
        writer.setOutputIntents(
                "sRGB", "", "http://www.color.org", "sRGB IEC61966-2.1", resource("/compliance/srgb.icc"));
        // OpenPDF calls it one for print unless it is asked for PDF/A-1, whose rules are not ours.
        ((PdfDictionary) writer.getExtraCatalog()
                        .getAsArray(PdfName.OUTPUTINTENTS)
                        .getPdfObject(0))
                .put(PdfName.S, PdfName.GTS_PDFA1);
        information(writer.getInfo(), metadata);
        writer.setXmpMetadata(new String(resource("/compliance/xmp.xml"), StandardCharsets.UTF_8)
                .replace("{title}", metadata.title())
                .replace("{subject}", metadata.subject())
                .replace("{producer}", Document.getVersion())
                .replace(
                        "{created}",
                        metadata.created().truncatedTo(ChronoUnit.SECONDS).toString())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void information(PdfDictionary information, Metadata metadata) {
        PdfDate created = new PdfDate(GregorianCalendar.from(
                metadata.created().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC)));
        information.put(PdfName.TITLE, text(metadata.title()));
        information.put(PdfName.SUBJECT, text(metadata.subject()));
        information.put(PdfName.AUTHOR, text("Syntho"));
        information.put(PdfName.CREATOR, text("Syntho"));
        // The document's own way to set these two takes the time of the clock.
        information.put(PdfName.CREATIONDATE, created);
        information.put(PdfName.MODDATE, created);
        byte[] id = ByteBuffer.allocate(16)
                .putLong(metadata.id().getMostSignificantBits())
                .putLong(metadata.id().getLeastSignificantBits())
                .array();
        information.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    }

    private static PdfString text(String text) {
        return new PdfString(text, PdfObject.TEXT_UNICODE);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream resource = Description.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return resource.readAllBytes();
        }
    }
}
