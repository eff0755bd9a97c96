/** The server: wiring and roles. */
@NullMarked
package io.syntho.server;

import org.jspecify.annotations.NullMarked;
