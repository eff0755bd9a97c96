/**
 * Serves gRPC. Features write plain {@link io.grpc.BindableService}s that block as they like and throw
 * {@link io.syntho.server.platform.errors.ApiException}; everything around them is here and is the same on both
 * transports (Helidon, grpc-netty): request ids, deadlines, cancellation, authentication, limits, permissions,
 * validation, errors, observation.
 *
 * <p>A call passes, from the outside in: the transport (and {@code HelidonContract}, which makes Helidon's preview gRPC
 * keep grpc-java's promises) → {@code CallGuard} (request id, deadline, and, on the way out, errors and observation)
 * → authentication → rate limit → permission → validation → the service.
 *
 * <p>Rules for services: a unary method runs on a virtual thread and may block. A server-streaming method uses
 * {@link io.syntho.server.platform.grpc.ServerStream}, a client-streaming one
 * {@link io.syntho.server.platform.grpc.ClientStream}: both give it blocking code, back-pressure and an interrupt on
 * cancellation. Manual inbound flow control ({@code disableAutoRequest}) does not work on Helidon and is not used.
 */
@NullMarked
package io.syntho.server.platform.grpc;

import org.jspecify.annotations.NullMarked;
