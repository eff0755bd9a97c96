package io.syntho.server.platform.database.paging;

import java.util.List;

/**
 * Runs the query of a list.
 *
 * @param <T> the row
 */
@FunctionalInterface
public interface RowSource<T> {

    /** The rows that meet {@code query}, at most {@code query.limit()}. */
    List<T> rows(RowQuery query);
}
