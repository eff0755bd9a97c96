/** Datasets: real tables on their way in, what is in them, and what their owner says about them. */
@NullMarked
package io.syntho.server.dataset;

import org.jspecify.annotations.NullMarked;
