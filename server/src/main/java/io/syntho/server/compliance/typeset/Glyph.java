package io.syntho.server.compliance.typeset;

import java.awt.Color;
import org.openpdf.text.pdf.BaseFont;

/**
 * The smallest part of text that a line is never broken within: a character, or the code that stands for one.
 *
 * @param font that draws it
 * @param style it is set in
 * @param color of it
 * @param text what to draw
 * @param width in points
 */
record Glyph(BaseFont font, Style style, Color color, String text, float width) {

    boolean space() {
        return text.equals(" ");
    }

    /** Whether a word too long for a line is better broken after it than elsewhere. */
    boolean joint() {
        return text.length() == 1 && "_-/.,:;@&=?".contains(text);
    }

    boolean joins(Glyph other) {
        return font == other.font && style.size() == other.style.size() && color.equals(other.color);
    }
}
