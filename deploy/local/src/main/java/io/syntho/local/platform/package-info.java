/** Starts, watches and stops all parts of the local platform, and remembers where they are. */
@org.jspecify.annotations.NullMarked
package io.syntho.local.platform;
