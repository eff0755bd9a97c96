/** Following a generation live: a snapshot, then every event once, whatever restarts in between. */
@NullMarked
package io.syntho.server.generation.watch;

import org.jspecify.annotations.NullMarked;
