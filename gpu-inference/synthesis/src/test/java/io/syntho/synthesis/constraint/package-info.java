/** Tests of constraints and conditions. */
@NullMarked
package io.syntho.synthesis.constraint;

import org.jspecify.annotations.NullMarked;
