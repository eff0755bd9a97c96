/** DuckDB in this process, locked to the files it is told of. Internal to this module. */
@NullMarked
package io.syntho.tabular.duckdb;

import org.jspecify.annotations.NullMarked;
