/** Parts of networks whose gradients are written out, so that nothing is computed that no weight needs. */
@NullMarked
package io.syntho.synthesis.layer;

import org.jspecify.annotations.NullMarked;
