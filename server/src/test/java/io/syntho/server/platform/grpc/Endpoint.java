package io.syntho.server.platform.grpc;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.syntho.probe.v1.EchoRequest;
import io.syntho.probe.v1.NotesRequest;
import io.syntho.probe.v1.NotesResponse;
import io.syntho.probe.v1.ProbeServiceGrpc;
import io.syntho.probe.v1.ProbeServiceGrpc.ProbeServiceBlockingStub;
import java.util.concurrent.TimeUnit;

/**
 * Where the suite finds a probe service: a transport, or a proxy before one.
 *
 * @param host the address
 * @param port the port of plain-text HTTP/2
 * @param isolatesStreams whether cancelling one stream never hurts another of the same connection; Helidon by itself
 *     does not promise it, which is one reason why Envoy is the only public door
 */
public record Endpoint(String host, int port, boolean isolatesStreams) {

    /** Opens a connection. The windows are small, so that back-pressure shows early. */
    public ManagedChannel connect() {
        return NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .maxInboundMessageSize(64 << 20)
                .flowControlWindow(65_535)
                .build();
    }

    /** Tells whether a probe service answers here yet. */
    public boolean answers() {
        ManagedChannel channel = connect();
        try {
            probe(channel).echo(EchoRequest.getDefaultInstance());
            return true;
        } catch (StatusRuntimeException notYet) {
            return false;
        } finally {
            close(channel);
        }
    }

    /** Returns a stub with a deadline that no healthy call reaches. */
    static ProbeServiceBlockingStub probe(ManagedChannel channel) {
        return ProbeServiceGrpc.newBlockingStub(channel).withDeadlineAfter(15, TimeUnit.SECONDS);
    }

    /** Returns what the service noted under a key. */
    static NotesResponse notes(ManagedChannel channel, String key) {
        return probe(channel).notes(NotesRequest.newBuilder().setNoteKey(key).build());
    }

    /** Closes a connection for good. */
    static void close(ManagedChannel channel) {
        channel.shutdownNow();
        try {
            channel.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
