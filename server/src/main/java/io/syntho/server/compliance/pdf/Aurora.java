package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGState;
import org.openpdf.text.pdf.PdfShading;
import org.openpdf.text.pdf.PdfShadingPattern;

/** The dark ground of the cover with soft fields of light. */
final class Aurora {

    private static final float EDGE = 2.4f;

    private Aurora() {}

    /** Fills a band of that height at the top of a page. */
    static void draw(Pen pen, float width, float pageHeight, float height) {
        pen.decoration(() -> {
            pen.fill(Palette.GROUND, 0, pageHeight, width, height);
            PdfContentByte canvas = pen.canvas();
            canvas.saveState();
            canvas.rectangle(0, pageHeight - height, width, height);
            canvas.clip();
            canvas.newPath();
            PdfGState screen = new PdfGState();
            screen.setBlendMode(PdfGState.BM_SCREEN);
            canvas.setGState(screen);
            field(pen, width * 0.92f, pageHeight - 30, 300, new Color(0x4C1D95));
            field(pen, width * 0.55f, pageHeight - height - 40, 250, new Color(0x0B4A5C));
            field(pen, width * 0.10f, pageHeight - 10, 230, new Color(0x3B0F4F));
            field(pen, width * 1.02f, pageHeight - height, 170, new Color(0x06402F));
            canvas.restoreState();
            PdfShading edge = PdfShading.simpleAxial(
                    canvas.getPdfWriter(), 0, 0, width, 0, Palette.VIOLET, Palette.CYAN, true, true);
            canvas.setShadingFill(new PdfShadingPattern(edge));
            canvas.rectangle(0, pageHeight - height - 1, width, EDGE);
            canvas.fill();
        });
    }

    private static void field(Pen pen, float x, float y, float radius, Color color) {
        PdfContentByte canvas = pen.canvas();
        PdfShading shading =
                PdfShading.simpleRadial(canvas.getPdfWriter(), x, y, 0, x, y, radius, color, Color.BLACK, false, false);
        canvas.setShadingFill(new PdfShadingPattern(shading));
        canvas.circle(x, y, radius);
        canvas.fill();
    }
}
