package io.syntho.server.compliance.typeset;

import java.util.List;

/** Something that flows over pages: a paragraph, a table, a drawing. */
@FunctionalInterface
public interface Block {

    /**
     * Divides itself.
     *
     * @param typesetter breaks text
     * @param parent node of the structure that it belongs to
     * @param width of a line, in points
     */
    List<Piece> pieces(Typesetter typesetter, Tag parent, float width);
}
