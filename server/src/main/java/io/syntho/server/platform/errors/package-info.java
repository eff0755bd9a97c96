/**
 * The one way to fail. Whatever ends a call is an {@link io.syntho.server.platform.errors.ApiException}, or becomes a
 * faceless internal error: no other text ever reaches a client.
 */
@NullMarked
package io.syntho.server.platform.errors;

import org.jspecify.annotations.NullMarked;
