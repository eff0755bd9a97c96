/** The job engine: leases with a fence, stages that are done once, retries, cancellation, and the record of what happened. */
@NullMarked
package io.syntho.server.generation.job;

import org.jspecify.annotations.NullMarked;
