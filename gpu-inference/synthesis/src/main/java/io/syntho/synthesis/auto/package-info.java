/** Which method suits a table: by its shape, and by a short trial that is judged by rows which no candidate learned from. */
@NullMarked
package io.syntho.synthesis.auto;

import org.jspecify.annotations.NullMarked;
