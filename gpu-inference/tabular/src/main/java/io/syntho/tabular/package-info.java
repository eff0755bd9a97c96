/** Columnar tables, what their columns mean, and how they are read and written. */
@NullMarked
package io.syntho.tabular;

import org.jspecify.annotations.NullMarked;
