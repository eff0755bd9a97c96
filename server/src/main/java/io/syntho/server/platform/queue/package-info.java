/** What the server keeps in Redis so that things happen soon. All of it may be lost at any time; PostgreSQL is the truth. */
@NullMarked
package io.syntho.server.platform.queue;

import org.jspecify.annotations.NullMarked;
