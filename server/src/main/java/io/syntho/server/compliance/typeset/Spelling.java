package io.syntho.server.compliance.typeset;

import java.awt.Color;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openpdf.text.pdf.BaseFont;

/**
 * Turns text into glyphs. Control and format characters (which could reorder or hide text), marks that pile up, and what no font of ours can draw
 * appear as their code, such as {@code ‹U+202E›}: visible, distinct, harmless.
 */
final class Spelling {

    /** Of the size: our text face has narrow spaces, made for screens. */
    private static final float LEAST_SPACE = 0.235f;

    private final Fonts fonts;

    Spelling(Fonts fonts) {
        this.fonts = fonts;
    }

    List<Glyph> glyphs(List<Run> runs) {
        List<Glyph> glyphs = new ArrayList<>();
        for (Run run : runs) {
            Normalizer.normalize(run.text(), Normalizer.Form.NFC)
                    .codePoints()
                    .forEach(codePoint -> glyphs.add(glyph(codePoint, run.style())));
        }
        return glyphs;
    }

    private Glyph glyph(int codePoint, Style style) {
        if (space(codePoint)) {
            Glyph space = drawn(fonts.font(style.face()), style, style.color(), " ");
            return new Glyph(
                    space.font(), style, style.color(), " ", Math.max(space.width(), LEAST_SPACE * style.size()));
        }
        Optional<BaseFont> font = harmless(codePoint) ? fonts.drawing(style.face(), codePoint) : Optional.empty();
        if (font.isPresent()) {
            return drawn(font.get(), style, style.color(), Character.toString(codePoint));
        }
        Color color = Palette.MUTED.equals(style.color()) ? style.color() : Palette.REAL;
        return drawn(fonts.font(Face.TEXT), style, color, String.format(Locale.ROOT, "‹U+%04X›", codePoint));
    }

    private static Glyph drawn(BaseFont font, Style style, Color color, String text) {
        return new Glyph(font, style, color, text, font.getWidthPoint(text, style.size()));
    }

    private static boolean space(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> true;
        };
    }
}
