/** Making synthetic datasets: what clients ask for, and what became of it. */
@NullMarked
package io.syntho.server.generation;

import org.jspecify.annotations.NullMarked;
