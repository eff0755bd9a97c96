/** Real PostgreSQL, Redis, object storage and identity on loopback ports, for the local platform and for tests. */
@org.jspecify.annotations.NullMarked
package io.syntho.local.backends;
