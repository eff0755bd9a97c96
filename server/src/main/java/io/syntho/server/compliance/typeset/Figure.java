package io.syntho.server.compliance.typeset;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.util.List;
import java.util.Optional;

/**
 * A drawing.
 *
 * @param height in points
 * @param words what it shows, for those who do not see it
 * @param gap above it, in points
 * @param place how it may stand
 * @param drawing draws it
 */
public record Figure(float height, String words, float gap, Place place, Drawing drawing) implements Block {

    /** A drawing that may stand anywhere. */
    public Figure(float height, String words, Drawing drawing) {
        this(height, words, 6, Place.ANYWHERE, drawing);
    }

    /** Draws in a box that hangs from {@code top}. */
    @FunctionalInterface
    public interface Drawing {
        /** Draws on the present page. */
        void draw(Pen pen, float left, float top, float width);
    }

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        Tag tag = parent.figure(typesetter.spelled(words));
        return List.of(new Piece(
                gap,
                height,
                place,
                Optional.empty(),
                (pen, left, top) ->
                        pen.figure(tag, left, top, width, height, () -> drawing.draw(pen, left, top, width))));
    }
}
