package io.syntho.server.compliance.typeset;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A node of the document's logical structure, for screen readers and machines. Comes into being when something of it is first drawn, so that the
 * order of nodes is the order of drawing.
 */
public final class Tag {

    private final Optional<Tag> parent;
    private final String role;
    private final String alternative;
    private final String scope;
    private @Nullable PdfStructureElement element;

    private Tag(Optional<Tag> parent, String role, String alternative, String scope) {
        this.parent = parent;
        this.role = role;
        this.alternative = alternative;
        this.scope = scope;
    }

    /** The root. */
    public static Tag document() {
        return new Tag(Optional.empty(), "Document", "", "");
    }

    /** A node within this one, of a standard role of PDF 1.7 (14.8.4), such as {@code H1}, {@code P}, {@code TD}. */
    public Tag child(String childRole) {
        return new Tag(Optional.of(this), childRole, "", "");
    }

    /** The head of a column within this row. */
    public Tag columnHead() {
        return new Tag(Optional.of(this), "TH", "", "Column");
    }

    /** The head of this row. */
    public Tag rowHead() {
        return new Tag(Optional.of(this), "TH", "", "Row");
    }

    /** A drawing within this one, with words for those who do not see it. */
    public Tag figure(String words) {
        return new Tag(Optional.of(this), "Figure", words, "");
    }

    PdfStructureElement element(PdfWriter writer) {
        if (element == null) {
            PdfName name = new PdfName(role);
            element = parent.isPresent()
                    ? new PdfStructureElement(parent.get().element(writer), name)
                    : new PdfStructureElement(writer.getStructureTreeRoot(), name);
            if (!alternative.isEmpty()) {
                element.put(PdfName.ALT, new PdfString(alternative, PdfObject.TEXT_UNICODE));
            }
            if (!scope.isEmpty()) {
                element.put(PdfName.A, attribute("Table", "Scope", new PdfName(scope)));
            }
        }
        return element;
    }

    /** Joins an annotation, such as a link, to this node. Something of the node must have been drawn before. */
    void join(PdfObject annotation) {
        PdfStructureElement drawn = Objects.requireNonNull(element);
        PdfDictionary reference = new PdfDictionary(new PdfName("OBJR"));
        reference.put(new PdfName("Obj"), annotation);
        PdfArray kids = new PdfArray();
        kids.add(drawn.get(PdfName.K));
        kids.add(reference);
        drawn.put(PdfName.K, kids);
    }

    /** Where the node's drawing stands, as figures must say. */
    void bounds(float left, float bottom, float right, float top) {
        PdfArray box = new PdfArray();
        for (float edge : new float[] {left, bottom, right, top}) {
            box.add(new PdfNumber(edge));
        }
        Objects.requireNonNull(element).put(PdfName.A, attribute("Layout", "BBox", box));
    }

    private static PdfDictionary attribute(String owner, String name, PdfObject value) {
        PdfDictionary attribute = new PdfDictionary();
        attribute.put(PdfName.O, new PdfName(owner));
        attribute.put(new PdfName(name), value);
        return attribute;
    }
}
