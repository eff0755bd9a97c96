/**
 * The server's entry and its wiring: one class per role, read from top to bottom. Nothing here decides anything; it says
 * what is made of what.
 */
@NullMarked
package io.syntho.server;

import org.jspecify.annotations.NullMarked;
