/** Reads hostile files into tables: checks first, then a locked-down DuckDB or a streaming Excel reader. */
@NullMarked
package io.syntho.tabular.read;

import org.jspecify.annotations.NullMarked;
