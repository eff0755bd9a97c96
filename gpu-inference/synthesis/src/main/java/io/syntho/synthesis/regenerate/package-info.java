/** Values made anew for columns that are never learned: identifiers, personal data, free text. */
@NullMarked
package io.syntho.synthesis.regenerate;

import org.jspecify.annotations.NullMarked;
