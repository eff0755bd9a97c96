/** The autoregressive method: column after column, each given those before it, in any order. */
@NullMarked
package io.syntho.synthesis.autoregressive;

import org.jspecify.annotations.NullMarked;
