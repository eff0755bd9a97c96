/** Tests of the model file. */
@NullMarked
package io.syntho.synthesis.model;

import org.jspecify.annotations.NullMarked;
