/** CTGAN: a conditional generative adversarial network for tables. */
@NullMarked
package io.syntho.synthesis.ctgan;

import org.jspecify.annotations.NullMarked;
