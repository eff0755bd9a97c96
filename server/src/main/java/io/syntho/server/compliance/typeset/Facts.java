package io.syntho.server.compliance.typeset;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names and values, one pair a line.
 *
 * @param facts the pairs
 * @param label width of the names, in points
 */
public record Facts(List<Fact> facts, float label) implements Block {

    private static final float PADDING = 2.6f;
    private static final int LINES = 24;
    private static final int UNDIVIDED = 14;

    /** Keeps the list unmodifiable. */
    public Facts {
        facts = List.copyOf(facts);
    }

    /**
     * A pair.
     *
     * @param name what
     * @param value how it is; hostile input allowed
     */
    public record Fact(String name, Cell value) {

        /** A fact in plain text. */
        public static Fact of(String name, String value) {
            return new Fact(name, Cell.of(value));
        }

        /** A fact that is a hash, an id or an address. */
        public static Fact code(String name, String value) {
            return new Fact(name, Cell.of(value, Style.CELL.code()));
        }
    }

    /** Short lists are not divided, and of long ones the first and last two stay together. */
    private boolean together(int index) {
        boolean last = index == facts.size() - 1;
        return !last && (facts.size() <= UNDIVIDED || index == 0 || index == facts.size() - 2);
    }

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        Tag table = parent.child("Table");
        List<Piece> pieces = new ArrayList<>();
        for (Fact fact : facts) {
            List<Line> names = typesetter.lines(List.of(new Run(fact.name(), Style.CELL.in(Palette.MUTED))), label - 8);
            float room = width - label;
            List<Line> values = fact.value().atMost(LINES).lines(typesetter, room);
            float height = Math.max(Paragraph.height(names), Paragraph.height(values)) + 2 * PADDING;
            Tag row = table.child("TR");
            pieces.add(new Piece(
                    pieces.isEmpty() ? 6 : 0,
                    height,
                    together(pieces.size()) ? Place.WITH_NEXT : Place.ANYWHERE,
                    Optional.empty(),
                    (pen, left, top) -> {
                        pen.tagged(row.rowHead(), () -> pen.text(names, left, top - PADDING));
                        pen.tagged(row.child("TD"), () -> pen.text(values, left + label, top - PADDING));
                        pen.decoration(
                                () -> pen.line(Palette.RULE, 0.5f, left, top - height, left + width, top - height));
                    }));
        }
        return pieces;
    }
}
