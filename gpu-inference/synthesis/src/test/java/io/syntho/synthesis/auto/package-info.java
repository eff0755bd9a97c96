/** Tests of choosing a method. */
@NullMarked
package io.syntho.synthesis.auto;

import org.jspecify.annotations.NullMarked;
