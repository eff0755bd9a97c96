/** The whole platform on one machine: PostgreSQL, Redis, object storage, identity, mail, Envoy, the API and a worker as child processes. */
@org.jspecify.annotations.NullMarked
package io.syntho.local;
