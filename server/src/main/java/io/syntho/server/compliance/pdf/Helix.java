package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;

/** The sign of Syntho: two strands of data around each other, the real one solid, the synthetic one dotted. */
final class Helix {

    /** Colours of the solid strand, the dotted strand and the rungs. */
    record Ink(Color solid, Color dotted, Color rung) {}

    static final Ink ON_PAPER = new Ink(Palette.REAL, Palette.SYNTHETIC, Palette.AXIS);
    static final Ink ON_GROUND = new Ink(Palette.VIOLET, Palette.CYAN, new Color(0x4B4676));

    private static final int STEPS = 48;
    private static final int RUNGS = 8;
    private static final float LEAST_FOR_RUNGS = 12;
    private static final int DOTS = 17;
    private static final double TURNS = 1.25 * 2 * Math.PI;

    private Helix() {}

    /** Draws it to the right of {@code left}, around the height {@code middle}. Inside a tag or decoration only. */
    static void draw(Pen pen, float left, float middle, float width, float height, Ink ink) {
        PdfContentByte canvas = pen.canvas();
        float half = height / 2;
        canvas.setLineWidth(height * 0.045f);
        canvas.setColorStroke(ink.rung());
        for (int rung = 0; rung < RUNGS && height >= LEAST_FOR_RUNGS; rung++) {
            double share = (rung + 0.5) / RUNGS;
            float x = left + (float) (share * width);
            float y = half * wave(share);
            canvas.moveTo(x, middle + y);
            canvas.lineTo(x, middle - y);
        }
        canvas.stroke();
        canvas.setLineWidth(height * 0.12f);
        canvas.setLineCap(PdfContentByte.LINE_CAP_ROUND);
        canvas.setColorStroke(ink.solid());
        for (int step = 0; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            float x = left + (float) (share * width);
            float y = middle + half * wave(share);
            if (step == 0) {
                canvas.moveTo(x, y);
            } else {
                canvas.lineTo(x, y);
            }
        }
        canvas.stroke();
        canvas.setLineCap(PdfContentByte.LINE_CAP_BUTT);
        canvas.setColorFill(ink.dotted());
        for (int dot = 0; dot < DOTS; dot++) {
            double share = (double) dot / (DOTS - 1);
            canvas.circle(left + (float) (share * width), middle - half * wave(share), height * 0.075f);
        }
        canvas.fill();
    }

    private static float wave(double share) {
        return (float) Math.cos(share * TURNS + 0.35);
    }
}
