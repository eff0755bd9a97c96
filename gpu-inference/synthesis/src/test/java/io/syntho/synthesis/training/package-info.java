/** Tests of training as a whole. */
@NullMarked
package io.syntho.synthesis.training;

import org.jspecify.annotations.NullMarked;
