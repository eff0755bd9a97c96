/** TVAE: a variational autoencoder for tables. */
@NullMarked
package io.syntho.synthesis.tvae;

import org.jspecify.annotations.NullMarked;
