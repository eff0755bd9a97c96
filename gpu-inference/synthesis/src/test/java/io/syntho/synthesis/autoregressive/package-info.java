/** Tests of the autoregressive method. */
@NullMarked
package io.syntho.synthesis.autoregressive;

import org.jspecify.annotations.NullMarked;
