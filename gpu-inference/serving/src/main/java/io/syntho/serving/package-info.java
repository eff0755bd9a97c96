/**
 * The synthesis library as models of DJL Serving: each call is checked by a translator, done by the node's own threads, and told of in lines of
 * JSON.
 */
@NullMarked
package io.syntho.serving;

import org.jspecify.annotations.NullMarked;
