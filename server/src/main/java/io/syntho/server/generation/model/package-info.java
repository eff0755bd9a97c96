/** Models that are kept, and more rows made of them. */
@NullMarked
package io.syntho.server.generation.model;

import org.jspecify.annotations.NullMarked;
