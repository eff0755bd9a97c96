/** What a worker and a node that serves this library say to each other: one call, then a line of JSON for each thing that happens. */
@NullMarked
package io.syntho.synthesis.remote;

import org.jspecify.annotations.NullMarked;
