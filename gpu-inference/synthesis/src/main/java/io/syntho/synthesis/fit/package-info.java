/** What every method does before it learns: the checks of its input, and the checkpoint of an earlier attempt. */
@NullMarked
package io.syntho.synthesis.fit;

import org.jspecify.annotations.NullMarked;
