/** Reports about synthetic datasets: kept by the worker, read by their owner, verified by anyone. */
@NullMarked
package io.syntho.server.report;

import org.jspecify.annotations.NullMarked;
