/** What every method does to columns before and after learning: who is learned, as what, and how values come back. */
@NullMarked
package io.syntho.synthesis.transform;

import org.jspecify.annotations.NullMarked;
