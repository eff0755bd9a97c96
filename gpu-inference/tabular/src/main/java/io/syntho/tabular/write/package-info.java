/** Writes tables as Parquet and CSV, whole or in batches. */
@NullMarked
package io.syntho.tabular.write;

import org.jspecify.annotations.NullMarked;
