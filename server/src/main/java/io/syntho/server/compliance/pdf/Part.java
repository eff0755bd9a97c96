package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Bookmark;
import io.syntho.server.compliance.typeset.Heading;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the document.
 *
 * @param number such as {@code 3}, or {@code A} for annexes
 * @param bookmark its title
 * @param blocks its heading and what follows
 */
record Part(String number, Bookmark bookmark, List<Block> blocks) {

    Part {
        blocks = List.copyOf(blocks);
    }

    /** A part that begins where the last one ends. */
    static Part of(String number, String title, List<Block> content) {
        return of(number, title, content, false);
    }

    /** A part that begins a page. */
    static Part onNewPage(String number, String title, List<Block> content) {
        return of(number, title, content, true);
    }

    private static Part of(String number, String title, List<Block> content, boolean onNewPage) {
        Bookmark bookmark = new Bookmark(title, 1);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(number, bookmark, onNewPage));
        blocks.addAll(content);
        return new Part(number, bookmark, blocks);
    }
}
