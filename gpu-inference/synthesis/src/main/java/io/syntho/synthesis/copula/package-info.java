/** The Gaussian copula: marginals by themselves, dependence through one multivariate normal. */
@NullMarked
package io.syntho.synthesis.copula;

import org.jspecify.annotations.NullMarked;
