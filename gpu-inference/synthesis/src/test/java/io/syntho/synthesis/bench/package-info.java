/** Measures the engine on real files. */
@NullMarked
package io.syntho.synthesis.bench;

import org.jspecify.annotations.NullMarked;
