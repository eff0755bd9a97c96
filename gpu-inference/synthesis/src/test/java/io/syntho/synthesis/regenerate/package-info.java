/** Tests of values made anew. */
@NullMarked
package io.syntho.synthesis.regenerate;

import org.jspecify.annotations.NullMarked;
