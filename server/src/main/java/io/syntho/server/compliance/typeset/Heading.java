package io.syntho.server.compliance.typeset;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.util.List;
import java.util.Optional;

/**
 * A heading.
 *
 * @param number such as {@code 3} or {@code A}; empty for none
 * @param bookmark its title and level
 * @param onNewPage whether it begins a page
 */
public record Heading(String number, Bookmark bookmark, boolean onNewPage) implements Block {

    private static final Style PART = new Style(Face.HEADING, 19, 24, Palette.INK);
    private static final Style SECTION = new Style(Face.STRONG, 11, 15, Palette.INK);
    private static final float NUMBER = 26;

    /** A part does not begin at the foot of a page. */
    private static final float ROOM = 170;

    /** A heading within a part. */
    public static Heading within(String title) {
        return new Heading("", new Bookmark(title, 2), false);
    }

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        boolean part = bookmark.level() == 1;
        Style style = part ? PART : SECTION;
        List<Line> title =
                typesetter.lines(List.of(new Run(bookmark.title(), style)), width - (number.isEmpty() ? 0 : NUMBER));
        Line label = typesetter.line(number, style.in(Palette.REAL));
        Tag tag = parent.child(part ? "H1" : "H2");
        float height = Paragraph.height(title) + (part ? 4 : 0);
        Place place = onNewPage ? Place.NEW_PAGE : new Place(true, false, Optional.empty(), part ? ROOM : 0);
        return List.of(new Piece(
                part ? 26 : 15,
                height,
                place,
                Optional.of(bookmark),
                (pen, left, top) -> pen.tagged(tag, () -> {
                    if (number.isEmpty()) {
                        pen.text(title, left, top);
                    } else {
                        pen.text(label, left, top);
                        pen.text(title, left + NUMBER, top);
                    }
                })));
    }
}
