package io.syntho.server.platform.database.paging;

import java.util.List;

/**
 * A page of a list.
 *
 * @param rows its rows
 * @param nextToken the token of the next page; empty: this is the last
 * @param <T> the row
 */
public record Page<T>(List<T> rows, String nextToken) {

    /** Keeps the list unmodifiable. */
    public Page {
        rows = List.copyOf(rows);
    }
}
