/** Models that learn a table and make new rows like it. */
@NullMarked
package io.syntho.synthesis;

import org.jspecify.annotations.NullMarked;
