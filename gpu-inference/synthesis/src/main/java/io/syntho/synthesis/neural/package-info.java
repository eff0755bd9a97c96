/** What the neural methods share: the native engine, weights, their optimiser and average. */
@NullMarked
package io.syntho.synthesis.neural;

import org.jspecify.annotations.NullMarked;
