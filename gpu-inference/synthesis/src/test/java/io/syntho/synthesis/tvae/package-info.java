/** Tests of TVAE's parts. */
@NullMarked
package io.syntho.synthesis.tvae;

import org.jspecify.annotations.NullMarked;
