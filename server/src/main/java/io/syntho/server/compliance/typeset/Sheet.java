package io.syntho.server.compliance.typeset;

import java.util.List;

/**
 * What stands on one page.
 *
 * @param pieces from top to bottom
 */
record Sheet(List<Placed> pieces) {

    Sheet {
        pieces = List.copyOf(pieces);
    }

    /**
     * A piece and where it hangs.
     *
     * @param piece what
     * @param top distance from the bottom of the page to its upper edge, in points
     */
    record Placed(Piece piece, float top) {}
}
