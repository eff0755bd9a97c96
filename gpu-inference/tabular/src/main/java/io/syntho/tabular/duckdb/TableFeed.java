package io.syntho.tabular.duckdb;

import io.syntho.tabular.Table;
import java.util.Optional;

/** Tables of one shape, one after the other. */
@FunctionalInterface
public interface TableFeed {

    /**
     * The next table; empty at the end.
     *
     * @throws Exception to stop whoever takes them
     */
    Optional<Table> next() throws Exception;
}
