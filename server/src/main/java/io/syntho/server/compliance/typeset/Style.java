package io.syntho.server.compliance.typeset;

import java.awt.Color;

/**
 * How text looks.
 *
 * @param face its typeface
 * @param size in points
 * @param leading from baseline to baseline, in points
 * @param color of the glyphs
 */
public record Style(Face face, float size, float leading, Color color) {

    /** Running text. */
    public static final Style BODY = new Style(Face.TEXT, 9.2f, 14f, Palette.INK);

    /** Side remarks. */
    public static final Style SMALL = new Style(Face.TEXT, 7.8f, 11.4f, Palette.MUTED);

    /** Cells of tables. */
    public static final Style CELL = new Style(Face.TEXT, 7.9f, 11f, Palette.INK);

    /** Heads of tables. */
    public static final Style HEAD = new Style(Face.STRONG, 7.2f, 10f, Palette.MUTED);

    /** The same in another face. */
    public Style in(Face other) {
        return new Style(other, size, leading, color);
    }

    /** The same in another colour. */
    public Style in(Color other) {
        return new Style(face, size, leading, other);
    }

    /** The same, emphasised. */
    public Style strong() {
        return in(Face.STRONG);
    }

    /** Code of the same height. */
    public Style code() {
        return new Style(Face.CODE, size * 0.94f, leading, color);
    }

    /** Figures of one width. */
    public Style figures() {
        return in(Face.FIGURES);
    }
}
