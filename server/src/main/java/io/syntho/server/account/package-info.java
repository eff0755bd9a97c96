/** Accounts: profiles, made on a person's first call, and their monthly quota. */
@NullMarked
package io.syntho.server.account;

import org.jspecify.annotations.NullMarked;
