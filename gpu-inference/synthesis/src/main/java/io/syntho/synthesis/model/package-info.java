/** The model file: a JSON header, binary tensors, a checksum. */
@NullMarked
package io.syntho.synthesis.model;

import org.jspecify.annotations.NullMarked;
