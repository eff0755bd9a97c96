package io.syntho.server.compliance.typeset;

import java.util.Optional;

/**
 * Something that stands on one page undivided.
 *
 * @param gap space wanted above it unless it begins a page, in points
 * @param height in points
 * @param place how it may stand
 * @param bookmark the heading that it is; empty for others
 * @param drawing draws it
 */
public record Piece(float gap, float height, Place place, Optional<Bookmark> bookmark, Drawing drawing) {

    /** A piece without a bookmark. */
    public Piece(float gap, float height, Place place, Drawing drawing) {
        this(gap, height, place, Optional.empty(), drawing);
    }

    /** Draws a piece that hangs from {@code top}. */
    @FunctionalInterface
    public interface Drawing {
        /** Draws on the present page. */
        void draw(Pen pen, float left, float top);
    }

    /**
     * How a piece may stand.
     *
     * @param withNext on the same page as the next piece, if a page can hold both
     * @param onNewPage at the top of a page
     * @param continuation what is repeated above it when it begins a page; empty when nothing is
     * @param room height that must be left on its page, its own included, in points
     */
    public record Place(boolean withNext, boolean onNewPage, Optional<Piece> continuation, float room) {

        /** Anywhere. */
        public static final Place ANYWHERE = new Place(false, false, Optional.empty(), 0);

        /** Together with what follows. */
        public static final Place WITH_NEXT = new Place(true, false, Optional.empty(), 0);

        /** At the top of a page, together with what follows. */
        public static final Place NEW_PAGE = new Place(true, true, Optional.empty(), 0);
    }
}
