/** Tests of how rows are encoded and calibrated. */
@NullMarked
package io.syntho.synthesis.encoding;

import org.jspecify.annotations.NullMarked;
