/** Tests of gradients written by hand. */
@NullMarked
package io.syntho.synthesis.layer;

import org.jspecify.annotations.NullMarked;
