/** How calls fail: one exception with a stable reason, and how it becomes a gRPC status. */
@NullMarked
package io.syntho.server.platform.errors;

import org.jspecify.annotations.NullMarked;
