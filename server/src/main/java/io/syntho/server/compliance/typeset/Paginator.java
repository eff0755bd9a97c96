package io.syntho.server.compliance.typeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts pieces on pages, in order. Pieces that belong together stay together unless no page could hold them. */
final class Paginator {

    private final float top;
    private final float bottom;
    private final List<Sheet> sheets = new ArrayList<>();
    private List<Sheet.Placed> page = new ArrayList<>();
    private float y;

    /** Between {@code top} and {@code bottom}, points from the bottom of a page. */
    Paginator(float top, float bottom) {
        this.top = top;
        this.bottom = bottom;
        this.y = top;
    }

    List<Sheet> paginate(List<Piece> pieces) {
        List<Piece> group = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.place().onNewPage()) {
                place(group);
                group.clear();
                breakPage();
            }
            group.add(piece);
            if (!piece.place().withNext()) {
                place(group);
                group.clear();
            }
        }
        place(group);
        breakPage();
        return sheets;
    }

    private void place(List<Piece> group) {
        if (group.isEmpty()) {
            return;
        }
        if (!fits(Math.max(height(group), group.getFirst().place().room()), group.getFirst())) {
            breakPage();
        }
        for (Piece piece : group) {
            if (!fits(piece.height(), piece)) {
                breakPage();
            }
            put(piece);
        }
    }

    private boolean fits(float height, Piece first) {
        return page.isEmpty() || y - first.gap() - height >= bottom;
    }

    private void put(Piece piece) {
        if (page.isEmpty()) {
            Optional<Piece> repeated = piece.place().continuation();
            repeated.ifPresent(header -> {
                page.add(new Sheet.Placed(header, y));
                y -= header.height();
            });
        } else {
            y -= piece.gap();
        }
        page.add(new Sheet.Placed(piece, y));
        y -= piece.height();
    }

    private void breakPage() {
        if (!page.isEmpty()) {
            sheets.add(new Sheet(page));
            page = new ArrayList<>();
            y = top;
        }
    }

    /** Of all but the first piece's gap. */
    private static float height(List<Piece> group) {
        float height = -group.getFirst().gap();
        for (Piece piece : group) {
            height += piece.gap() + piece.height();
        }
        return height;
    }
}
