package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;

/** A rendered document, read again by another library than the one that wrote it. */
record Rendered(byte[] bytes, PDDocument pdf) {

    static Rendered of(ComplianceDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompliancePdf.render(document, out);
        return of(out.toByteArray());
    }

    static Rendered of(byte[] bytes) throws IOException {
        return new Rendered(bytes, Loader.loadPDF(bytes));
    }

    String sha256() throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    int pages() {
        return pdf.getNumberOfPages();
    }

    /** The text of a page, every run of blanks and line ends being one blank. */
    String text(int page) throws IOException {
        return lines(page).replaceAll("\\s+", " ");
    }

    /** The text of a page, line by line. */
    String lines(int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setLineSeparator("\n");
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    String text() throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }

    PDDocumentInformation information() {
        return pdf.getDocumentInformation();
    }

    String language() {
        return pdf.getDocumentCatalog().getLanguage();
    }

    List<String> bookmarks() {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
            titles.add(item.getTitle());
        }
        return titles;
    }

    /** Whether a dictionary of the file has that key. */
    boolean anywhere(String key) {
        return dictionaries().stream().anyMatch(dictionary -> dictionary.containsKey(COSName.getPDFName(key)));
    }

    /** The addresses that the file opens. */
    Set<String> addresses() {
        Set<String> addresses = new HashSet<>();
        for (COSDictionary dictionary : dictionaries()) {
            COSBase address = dictionary.getDictionaryObject(COSName.URI);
            if (address instanceof COSString text) {
                addresses.add(text.getString());
            }
        }
        return addresses;
    }

    private Set<COSDictionary> dictionaries() {
        Set<COSDictionary> found = new HashSet<>();
        pdf.getDocument().getXrefTable().keySet().forEach(key -> {
            COSObject object = pdf.getDocument().getObjectFromPool(key);
            collect(object.getObject(), found);
        });
        return found;
    }

    private static void collect(COSBase base, Set<COSDictionary> found) {
        if (base instanceof COSDictionary dictionary && found.add(dictionary)) {
            dictionary.getValues().stream()
                    .filter(value -> !(value instanceof COSObject))
                    .forEach(value -> collect(value, found));
        }
    }
}
