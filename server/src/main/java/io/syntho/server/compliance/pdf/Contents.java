package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Bookmark;
import io.syntho.server.compliance.typeset.Face;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Pen;
import io.syntho.server.compliance.typeset.Piece;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Tag;
import io.syntho.server.compliance.typeset.Typesetter;
import java.util.ArrayList;
import java.util.List;

/** The table of contents. */
final class Contents {

    private static final Style TITLE = new Style(Face.HEADING, 13, 20, Palette.INK);
    private static final float ROW = 15.5f;
    private static final float NUMBER = 22;

    private Contents() {}

    static List<Block> of(List<Part> parts) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of("Contents", TITLE).withNext());
        parts.forEach(part -> blocks.add(new Entry(part)));
        return blocks;
    }

    private record Entry(Part part) implements Block {

        @Override
        public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
            Line number = typesetter.line(part.number(), Style.BODY.strong().in(Palette.REAL));
            Line title = typesetter.line(part.bookmark().title(), Style.BODY);
            Tag item = parent.child("TOC").child("TOCI").child("Reference").child("Link");
            return List.of(new Piece(0, ROW, Piece.Place.WITH_NEXT, (pen, left, top) -> {
                pen.tagged(item, () -> {
                    pen.text(number, left, top);
                    pen.text(title, left + NUMBER, top);
                    Line page = page(pen, part.bookmark());
                    pen.text(page, left + width - page.width(), top);
                });
                Bookmark bookmark = part.bookmark();
                pen.leadTo(pen.page(bookmark), item, bookmark.title(), left, top, width, ROW);
                pen.decoration(
                        () -> pen.line(Palette.RULE, 0.5f, left, top - ROW + 0.5f, left + width, top - ROW + 0.5f));
            }));
        }

        private static Line page(Pen pen, Bookmark bookmark) {
            return pen.typesetter()
                    .line(
                            String.valueOf(pen.page(bookmark)),
                            Style.BODY.figures().in(Palette.MUTED));
        }
    }
}
