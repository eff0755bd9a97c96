/** The whole platform, tried from outside: what a customer does, what breaks, and what an attacker sends. */
@NullMarked
package io.syntho.acceptance;

import org.jspecify.annotations.NullMarked;
