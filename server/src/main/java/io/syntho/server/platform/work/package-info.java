/** Threads that work by themselves: again and again, or whatever is due. */
@NullMarked
package io.syntho.server.platform.work;

import org.jspecify.annotations.NullMarked;
