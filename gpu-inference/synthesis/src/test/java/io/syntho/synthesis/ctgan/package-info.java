/** Tests of CTGAN's parts. */
@NullMarked
package io.syntho.synthesis.ctgan;

import org.jspecify.annotations.NullMarked;
