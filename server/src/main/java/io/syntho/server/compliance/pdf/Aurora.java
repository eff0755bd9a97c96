package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGState;

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
            pen.glow(new Color(0x4C1D95), width * 0.92f, pageHeight - 30, 300);
            pen.glow(new Color(0x0B4A5C), width * 0.55f, pageHeight - height - 40, 250);
            pen.glow(new Color(0x3B0F4F), width * 0.10f, pageHeight - 10, 230);
            pen.glow(new Color(0x06402F), width * 1.02f, pageHeight - height, 170);
            canvas.restoreState();
            pen.fade(Palette.VIOLET, Palette.CYAN, 0, pageHeight - height + EDGE - 1, width, EDGE);
        });
    }
}
