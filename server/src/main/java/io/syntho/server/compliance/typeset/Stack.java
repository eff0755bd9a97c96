package io.syntho.server.compliance.typeset;

import java.util.ArrayList;
import java.util.List;

/**
 * Pieces one under the other, undivided.
 *
 * @param pieces from top to bottom
 * @param height of all, in points
 */
record Stack(List<Piece> pieces, float height) {

    static Stack of(Typesetter typesetter, Tag parent, float width, List<Block> blocks) {
        List<Piece> pieces = new ArrayList<>();
        float height = 0;
        for (Block block : blocks) {
            for (Piece piece : block.pieces(typesetter, parent, width)) {
                height += piece.height() + (pieces.isEmpty() ? 0 : piece.gap());
                pieces.add(piece);
            }
        }
        return new Stack(pieces, height);
    }

    void draw(Pen pen, float left, float top) {
        float y = top;
        boolean first = true;
        for (Piece piece : pieces) {
            y -= first ? 0 : piece.gap();
            piece.drawing().draw(pen, left, y);
            y -= piece.height();
            first = false;
        }
    }
}
