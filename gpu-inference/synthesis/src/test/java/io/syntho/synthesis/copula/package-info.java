/** Tests of the Gaussian copula. */
@NullMarked
package io.syntho.synthesis.copula;

import org.jspecify.annotations.NullMarked;
