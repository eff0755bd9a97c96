/** Rows as networks read and write them: scalars, modes and categories, and back. */
@NullMarked
package io.syntho.synthesis.encoding;

import org.jspecify.annotations.NullMarked;
