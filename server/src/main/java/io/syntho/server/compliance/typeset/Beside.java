package io.syntho.server.compliance.typeset;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.util.List;
import java.util.Optional;

/**
 * Columns of blocks side by side, of one width, undivided.
 *
 * @param columns from left to right
 * @param count how many columns the width is divided into; at least as many as there are
 * @param gap above it, in points
 */
public record Beside(List<List<Block>> columns, int count, float gap) implements Block {

    private static final float GUTTER = 18;

    /** Keeps the list unmodifiable. */
    public Beside {
        columns = List.copyOf(columns);
    }

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        float each = (width - GUTTER * (count - 1)) / count;
        List<Stack> stacks = columns.stream()
                .map(blocks -> Stack.of(typesetter, parent.child("Div"), each, blocks))
                .toList();
        float height = stacks.stream().map(Stack::height).max(Float::compare).orElse(0f);
        return List.of(new Piece(gap, height, Place.ANYWHERE, Optional.empty(), (pen, left, top) -> {
            float x = left;
            for (Stack stack : stacks) {
                stack.draw(pen, x, top);
                x += each + GUTTER;
            }
        }));
    }
}
