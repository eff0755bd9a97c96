package io.syntho.server.compliance.typeset;

import java.awt.Color;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfShading;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A fading colour. OpenPDF keeps a document's gradients in a hash table without an order of their own, and writes them as they lie there; this one
 * says where it lies, so that the same document gives the same bytes.
 */
final class Gradient extends PdfShading {

    private static final int AXIAL = 2;
    private static final int RADIAL = 3;

    private final int number;

    private Gradient(PdfWriter writer, int number, int type, float[] where, Color from, Color to) {
        super(writer);
        this.number = number;
        shadingType = type;
        shading = new PdfDictionary();
        shading.put(PdfName.SHADINGTYPE, new PdfNumber(type));
        setColorSpace(from);
        shading.put(PdfName.COORDS, new PdfArray(where));
        PdfDictionary fading = new PdfDictionary();
        fading.put(PdfName.FUNCTIONTYPE, new PdfNumber(2));
        fading.put(PdfName.DOMAIN, new PdfArray(new float[] {0, 1}));
        fading.put(PdfName.C0, new PdfArray(getColorArray(from)));
        fading.put(PdfName.C1, new PdfArray(getColorArray(to)));
        fading.put(PdfName.N, new PdfNumber(1));
        shading.put(PdfName.FUNCTION, fading);
    }

    /** From the colour in the middle to black at the edge. {@code number} counts the gradients of a document. */
    static Gradient radial(PdfWriter writer, int number, float x, float y, float radius, Color color) {
        return new Gradient(writer, number, RADIAL, new float[] {x, y, 0, x, y, radius}, color, Color.BLACK);
    }

    /** From one colour on the left to another on the right. */
    static Gradient axial(PdfWriter writer, int number, float left, float right, Color from, Color to) {
        return new Gradient(writer, number, AXIAL, new float[] {left, 0, right, 0}, from, to);
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }
}
