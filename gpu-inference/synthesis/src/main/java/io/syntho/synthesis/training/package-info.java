/** How networks are trained: validated, averaged, interrupted, resumed, and begun anew when they diverge. */
@NullMarked
package io.syntho.synthesis.training;

import org.jspecify.annotations.NullMarked;
