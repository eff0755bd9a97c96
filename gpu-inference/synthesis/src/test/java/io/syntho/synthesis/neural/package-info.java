/** Tests of what the neural methods share. */
@NullMarked
package io.syntho.synthesis.neural;

import org.jspecify.annotations.NullMarked;
