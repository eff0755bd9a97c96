package io.syntho.server.compliance.typeset;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A paragraph. Its first and last two lines stay together on a page.
 *
 * @param runs its text
 * @param gap space above it, in points
 * @param place how it may stand as a whole
 */
public record Paragraph(List<Run> runs, float gap, Place place) implements Block {

    private static final int KEPT = 2;

    /** Keeps the list unmodifiable. */
    public Paragraph {
        runs = List.copyOf(runs);
    }

    /** A paragraph of one style. */
    public static Paragraph of(String text, Style style) {
        return new Paragraph(List.of(new Run(text, style)), 5, Place.ANYWHERE);
    }

    /** Running text. */
    public static Paragraph of(String text) {
        return of(text, Style.BODY);
    }

    /** The same with another space above it. */
    public Paragraph gap(float points) {
        return new Paragraph(runs, points, place);
    }

    /** The same, on one page with what follows. */
    public Paragraph withNext() {
        return new Paragraph(runs, gap, Place.WITH_NEXT);
    }

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        return divided(typesetter.lines(runs, width), parent.child("P"), gap, place, 0);
    }

    /** Pieces of lines, indented; also for items of lists. */
    static List<Piece> divided(List<Line> lines, Tag tag, float gap, Place place, float indent) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int left = lines.size() - from;
            int taken = from == 0 && left > 2 * KEPT - 1 ? KEPT : left <= 2 * KEPT - 1 ? left : 1;
            pieces.add(piece(lines.subList(from, from + taken), tag, from == 0 ? gap : 0, place, indent));
            from += taken;
        }
        return pieces;
    }

    private static Piece piece(List<Line> lines, Tag tag, float gap, Place place, float indent) {
        float height = height(lines);
        List<Line> kept = List.copyOf(lines);
        return new Piece(
                gap,
                height,
                place,
                Optional.empty(),
                (pen, left, top) -> pen.tagged(tag, () -> pen.text(kept, left + indent, top)));
    }

    static float height(List<Line> lines) {
        float height = 0;
        for (Line line : lines) {
            height += line.leading();
        }
        return height;
    }
}
