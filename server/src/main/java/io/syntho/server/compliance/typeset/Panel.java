package io.syntho.server.compliance.typeset;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.awt.Color;
import java.util.List;
import java.util.Optional;

/**
 * A box that stands undivided. For what fits on a page.
 *
 * @param accent colour of its edge
 * @param blocks what is in it
 * @param place how it may stand
 */
public record Panel(Color accent, List<Block> blocks, Place place) implements Block {

    private static final float PADDING = 12;

    /** Keeps the list unmodifiable. */
    public Panel {
        blocks = List.copyOf(blocks);
    }

    /** A box that may stand anywhere. */
    public static Panel of(Color accent, List<Block> blocks) {
        return new Panel(accent, blocks, Place.ANYWHERE);
    }

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        Stack stack = Stack.of(typesetter, parent.child("Div"), width - 2 * PADDING - 3, blocks);
        float height = stack.height() + 2 * PADDING - 2;
        return List.of(new Piece(9, height, place, Optional.empty(), (pen, left, top) -> {
            pen.decoration(() -> {
                pen.fillRound(Palette.tint(accent, 0.055), left, top, width, height, 5);
                pen.fillRound(accent, left, top, 3, height, 1.5f);
            });
            stack.draw(pen, left + PADDING + 3, top - PADDING + 1);
        }));
    }
}
