/** Tests of the contract, for every method of this build. */
@NullMarked
package io.syntho.synthesis;

import org.jspecify.annotations.NullMarked;
