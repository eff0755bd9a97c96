package io.syntho.server.compliance.typeset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.openpdf.text.pdf.BaseFont;

/** The fonts of one document, loaded when first needed. Of one document only: OpenPDF's fonts may not be shared between threads. */
final class Fonts {

    private final Map<Face, BaseFont> loaded = new EnumMap<>(Face.class);

    BaseFont font(Face face) {
        return loaded.computeIfAbsent(face, Fonts::load);
    }

    /** The font that draws a character set in that face; empty when none can. */
    Optional<BaseFont> drawing(Face face, int codePoint) {
        if (font(face).charExists(codePoint)) {
            return Optional.of(font(face));
        }
        BaseFont fallback = font(Face.FIGURES);
        return fallback.charExists(codePoint) ? Optional.of(fallback) : Optional.empty();
    }

    private static BaseFont load(Face face) {
        try (InputStream resource = Fonts.class.getResourceAsStream(face.resource())) {
            if (resource == null) {
                throw new IllegalStateException("no resource " + face.resource());
            }
            BaseFont font = BaseFont.createFont(
                    face.name() + ".ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, resource.readAllBytes(), null);
            // It would list the glyphs used, and validators want those embedded.
            font.setIncludeCidSet(false);
            font.setSecureRandom(new FixedPrefix(face.ordinal()));
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
