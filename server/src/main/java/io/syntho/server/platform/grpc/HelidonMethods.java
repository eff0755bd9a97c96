package io.syntho.server.platform.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.helidon.http.HttpPrologue;
import io.helidon.http.http2.Http2Headers;
import io.helidon.http.http2.Http2Settings;
import io.helidon.http.http2.Http2StreamState;
import io.helidon.http.http2.Http2StreamWriter;
import io.helidon.http.http2.StreamFlowControl;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.grpc.GrpcConfig;
import io.helidon.webserver.grpc.GrpcProtocolSelector;
import io.helidon.webserver.http2.spi.Http2SubProtocolSelector;
import io.helidon.webserver.http2.spi.SubProtocolResult;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leads calls of unknown methods to {@link UnknownMethod}: Helidon by itself answers them with a bare HTTP 404, in which no
 * client finds a reason.
 */
final class HelidonMethods implements Http2SubProtocolSelector {

    private final Http2SubProtocolSelector helidon;
    private final Set<String> known;

    HelidonMethods(GrpcConfig config, Collection<ServerServiceDefinition> services) {
        this.helidon = GrpcProtocolSelector.create(config);
        this.known = services.stream()
                .flatMap(service -> service.getMethods().stream())
                .map(ServerMethodDefinition::getMethodDescriptor)
                .map(method -> "/" + method.getFullMethodName())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public SubProtocolResult subProtocol(
            ConnectionContext context,
            HttpPrologue prologue,
            Http2Headers headers,
            Http2StreamWriter writer,
            int stream,
            Http2Settings server,
            Http2Settings client,
            StreamFlowControl flow,
            Http2StreamState state,
            Router router) {
        HttpPrologue asked = known.contains(prologue.uriPath().path()) ? prologue : unknown(prologue);
        return helidon.subProtocol(context, asked, headers, writer, stream, server, client, flow, state, router);
    }

    private static HttpPrologue unknown(HttpPrologue prologue) {
        return HttpPrologue.create(
                prologue.rawProtocol(),
                prologue.protocol(),
                prologue.protocolVersion(),
                prologue.method(),
                "/" + UnknownMethod.NAME,
                false);
    }
}
