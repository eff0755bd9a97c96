package io.syntho.server.compliance.typeset;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;

/**
 * A line of text that is ready to draw.
 *
 * @param segments from left to right
 * @param width in points
 * @param leading height in points
 */
public record Line(List<Segment> segments, float width, float leading) {

    /** Keeps the list unmodifiable. */
    public Line {
        segments = List.copyOf(segments);
    }

    /** Size of the tallest font in it, in points. */
    float size() {
        float size = 0;
        for (Segment segment : segments) {
            size = Math.max(size, segment.size());
        }
        return size;
    }

    /**
     * Text of one font and colour.
     *
     * @param font that draws it
     * @param size in points
     * @param color of the glyphs
     * @param text only characters that the font has
     * @param width in points
     * @param space width of each of its spaces, in points
     */
    record Segment(BaseFont font, float size, Color color, String text, float width, float space) {}
}
