/** Where models are learned and rows are made: in this JVM, or on nodes that serve them. */
@NullMarked
package io.syntho.server.generation.inference;

import org.jspecify.annotations.NullMarked;
