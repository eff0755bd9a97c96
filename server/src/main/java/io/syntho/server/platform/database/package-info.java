/** PostgreSQL: the pool, the migrations, transactions that act for a user, ids, and replies to repeated requests. */
@NullMarked
package io.syntho.server.platform.database;

import org.jspecify.annotations.NullMarked;
