package io.syntho.server.compliance.typeset;

import java.awt.Color;
import java.util.function.Function;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfAction;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfBorderDictionary;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTextArray;
import org.openpdf.text.pdf.PdfWriter;

/** Draws on the present page. Lengths are points, {@code y} grows upwards. Everything drawn stands in a tag or is declared decoration. */
public final class Pen {

    private final PdfWriter writer;
    private final Typesetter typesetter;
    private final Function<Bookmark, Integer> pages;
    private int gradients;

    Pen(PdfWriter writer, Typesetter typesetter, Function<Bookmark, Integer> pages) {
        this.writer = writer;
        this.typesetter = typesetter;
        this.pages = pages;
    }

    /** What is underneath, for drawings; inside {@link #tagged} or {@link #decoration} only. */
    public PdfContentByte canvas() {
        return writer.getDirectContent();
    }

    /** Breaks and measures text. */
    public Typesetter typesetter() {
        return typesetter;
    }

    /** The page on which a bookmarked heading stands, from 1. */
    public int page(Bookmark bookmark) {
        return pages.apply(bookmark);
    }

    /** Draws something that belongs to a node of the structure. Not nested. */
    public void tagged(Tag tag, Runnable drawing) {
        canvas().beginMarkedContentSequence(tag.element(writer));
        drawing.run();
        canvas().endMarkedContentSequence();
    }

    /** Draws a figure in its box. */
    public void figure(Tag tag, float left, float top, float width, float height, Runnable drawing) {
        tagged(tag, drawing);
        tag.bounds(left, top - height, left + width, top);
    }

    /** Draws something that says nothing. Not nested. */
    public void decoration(Runnable drawing) {
        canvas().beginMarkedContentSequence(new PdfName("Artifact"));
        drawing.run();
        canvas().endMarkedContentSequence();
    }

    /** Draws a line of text whose leading begins at {@code top}. */
    public void text(Line line, float left, float top) {
        float baseline = top - line.leading() / 2 - 0.35f * line.size();
        float x = left;
        PdfContentByte canvas = canvas();
        for (Line.Segment segment : line.segments()) {
            canvas.beginText();
            canvas.setFontAndSize(segment.font(), segment.size());
            canvas.setColorFill(segment.color());
            canvas.setTextMatrix(x, baseline);
            canvas.showText(spaced(segment));
            canvas.endText();
            x += segment.width();
        }
    }

    /** Spaces as wide as they were measured. */
    private static PdfTextArray spaced(Line.Segment segment) {
        float natural = segment.font().getWidthPoint(" ", segment.size());
        float missing = (segment.space() - natural) / segment.size() * 1000;
        PdfTextArray array = new PdfTextArray();
        if (missing < 1) {
            array.add(segment.text());
            return array;
        }
        int from = 0;
        for (int space = segment.text().indexOf(' ');
                space >= 0;
                space = segment.text().indexOf(' ', from)) {
            array.add(segment.text().substring(from, space + 1));
            array.add(-missing);
            from = space + 1;
        }
        if (from < segment.text().length()) {
            array.add(segment.text().substring(from));
        }
        return array;
    }

    /** Draws lines one under the other. */
    public void text(Iterable<Line> lines, float left, float top) {
        float y = top;
        for (Line line : lines) {
            text(line, left, y);
            y -= line.leading();
        }
    }

    /** Fills a rectangle that hangs from {@code top}. */
    public void fill(Color color, float left, float top, float width, float height) {
        canvas().setColorFill(color);
        canvas().rectangle(left, top - height, width, height);
        canvas().fill();
    }

    /** Fills a rectangle with round corners that hangs from {@code top}. */
    public void fillRound(Color color, float left, float top, float width, float height, float radius) {
        canvas().setColorFill(color);
        canvas().roundRectangle(left, top - height, width, height, Math.min(radius, Math.min(width, height) / 2));
        canvas().fill();
    }

    /** Lights a disc, brightest in the middle and black at its edge: for grounds that are blended. */
    public void glow(Color color, float x, float y, float radius) {
        canvas().paintShading(Gradient.radial(writer, gradients++, x, y, radius, color));
    }

    /** Fills a rectangle that hangs from {@code top} with a colour that turns into another. */
    public void fade(Color from, Color to, float left, float top, float width, float height) {
        canvas().saveState();
        canvas().rectangle(left, top - height, width, height);
        canvas().clip();
        canvas().newPath();
        canvas().paintShading(Gradient.axial(writer, gradients++, left, left + width, from, to));
        canvas().restoreState();
    }

    /** Draws a straight line. */
    public void line(Color color, float width, float fromX, float fromY, float toX, float toY) {
        canvas().setColorStroke(color);
        canvas().setLineWidth(width);
        canvas().moveTo(fromX, fromY);
        canvas().lineTo(toX, toY);
        canvas().stroke();
    }

    /** Makes a rectangle that hangs from {@code top} lead to a page, from 1. The tag must have been drawn. */
    public void leadTo(int page, Tag tag, String words, float left, float top, float width, float height) {
        link(PdfAction.gotoLocalPage("page-" + page, false), tag, words, left, top, width, height);
    }

    /** Makes a rectangle that hangs from {@code top} open an address. The tag must have been drawn. */
    public void open(String address, Tag tag, String words, float left, float top, float width, float height) {
        link(new PdfAction(address), tag, words, left, top, width, height);
    }

    private void link(PdfAction action, Tag tag, String words, float left, float top, float width, float height) {
        PdfAnnotation annotation =
                PdfAnnotation.createLink(writer, box(left, top, width, height), PdfAnnotation.HIGHLIGHT_INVERT, action);
        annotation.setBorderStyle(new PdfBorderDictionary(0, PdfBorderDictionary.STYLE_SOLID));
        annotation.setFlags(PdfAnnotation.FLAGS_PRINT);
        annotation.put(PdfName.CONTENTS, new PdfString(words, PdfObject.TEXT_UNICODE));
        int key = writer.getStructureTreeRoot()
                .addExistingObject(tag.element(writer).getReference());
        annotation.put(PdfName.STRUCTPARENT, new PdfNumber(key));
        tag.join(annotation.getIndirectReference());
        writer.addAnnotation(annotation);
    }

    private static Rectangle box(float left, float top, float width, float height) {
        return new Rectangle(left, top - height, left + width, top);
    }
}
