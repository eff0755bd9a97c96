package io.syntho.server.compliance.typeset;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list.
 *
 * @param items one text each
 * @param style of the texts
 * @param mark what stands before each
 */
public record Bullets(List<String> items, Style style, Mark mark) implements Block {

    private static final float INDENT = 14;

    /** Keeps the list unmodifiable. */
    public Bullets {
        items = List.copyOf(items);
    }

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        Tag list = parent.child("L");
        List<Piece> pieces = new ArrayList<>();
        for (String item : items) {
            List<Line> lines = typesetter.lines(List.of(new Run(item, style)), width - INDENT);
            Tag body = list.child("LI").child("LBody");
            List<Piece> parts = Paragraph.divided(lines, body, 4, Place.ANYWHERE, INDENT);
            pieces.add(marked(parts.getFirst()));
            pieces.addAll(parts.subList(1, parts.size()));
        }
        return pieces;
    }

    private Piece marked(Piece first) {
        return new Piece(first.gap(), first.height(), first.place(), Optional.empty(), (pen, left, top) -> {
            pen.decoration(() -> mark.draw(pen, left + 4.5f, top - style.leading() / 2, 5.6f));
            first.drawing().draw(pen, left, top);
        });
    }
}
