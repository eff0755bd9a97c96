package io.syntho.server.compliance.typeset;

import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * A small sign beside a word, so that colour is never the only cue.
 *
 * @param shape its form
 * @param color its colour
 */
public record Mark(Shape shape, Color color) {

    /** Forms of signs. */
    public enum Shape {
        /** A dot. */
        DOT,
        /** A tick. */
        CHECK,
        /** A cross. */
        CROSS,
        /** A triangle that points up. */
        TRIANGLE,
        /** A square on its corner. */
        DIAMOND,
        /** A filled square. */
        SQUARE,
        /** A ring. */
        RING,
        /** A short bar. */
        DASH
    }

    /** Draws it around a centre. Inside a tag or decoration only. */
    public void draw(Pen pen, float x, float y, float size) {
        PdfContentByte canvas = pen.canvas();
        float half = size / 2;
        canvas.setColorFill(color);
        canvas.setColorStroke(color);
        canvas.setLineWidth(size * 0.19f);
        canvas.setLineCap(PdfContentByte.LINE_CAP_ROUND);
        canvas.setLineJoin(PdfContentByte.LINE_JOIN_ROUND);
        switch (shape) {
            case DOT -> {
                canvas.circle(x, y, half * 0.5f);
                canvas.fill();
            }
            case CHECK ->
                stroke(
                        canvas,
                        x - half * 0.85f,
                        y,
                        x - half * 0.2f,
                        y - half * 0.65f,
                        x + half * 0.9f,
                        y + half * 0.7f);
            case CROSS -> {
                stroke(canvas, x - half * 0.65f, y - half * 0.65f, x + half * 0.65f, y + half * 0.65f);
                stroke(canvas, x - half * 0.65f, y + half * 0.65f, x + half * 0.65f, y - half * 0.65f);
            }
            case TRIANGLE -> fill(canvas, x - half, y - half * 0.8f, x + half, y - half * 0.8f, x, y + half * 0.95f);
            case DIAMOND -> fill(canvas, x, y + half, x + half, y, x, y - half, x - half, y);
            case SQUARE -> {
                canvas.rectangle(x - half * 0.85f, y - half * 0.85f, size * 0.85f, size * 0.85f);
                canvas.fill();
            }
            case RING -> {
                canvas.circle(x, y, half * 0.7f);
                canvas.stroke();
            }
            case DASH -> stroke(canvas, x - half * 0.7f, y, x + half * 0.7f, y);
        }
        canvas.setLineCap(PdfContentByte.LINE_CAP_BUTT);
        canvas.setLineJoin(PdfContentByte.LINE_JOIN_MITER);
    }

    private static void stroke(PdfContentByte canvas, float... points) {
        path(canvas, points);
        canvas.stroke();
    }

    private static void fill(PdfContentByte canvas, float... points) {
        path(canvas, points);
        canvas.closePath();
        canvas.fill();
    }

    private static void path(PdfContentByte canvas, float... points) {
        canvas.moveTo(points[0], points[1]);
        for (int next = 2; next < points.length; next += 2) {
            canvas.lineTo(points[next], points[next + 1]);
        }
    }
}
