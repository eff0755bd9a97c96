/** Tests of what happens to columns before and after learning. */
@NullMarked
package io.syntho.synthesis.transform;

import org.jspecify.annotations.NullMarked;
