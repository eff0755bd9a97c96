package io.syntho.local.demo;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.syntho.v1.DatasetServiceGrpc;
import io.syntho.v1.DatasetServiceGrpc.DatasetServiceBlockingStub;
import io.syntho.v1.DownloadServiceGrpc;
import io.syntho.v1.DownloadServiceGrpc.DownloadServiceBlockingStub;
import io.syntho.v1.ModelServiceGrpc;
import io.syntho.v1.ModelServiceGrpc.ModelServiceBlockingStub;
import io.syntho.v1.ReportServiceGrpc;
import io.syntho.v1.ReportServiceGrpc.ReportServiceBlockingStub;
import io.syntho.v1.SyntheticDatasetServiceGrpc;
import io.syntho.v1.SyntheticDatasetServiceGrpc.SyntheticDatasetServiceBlockingStub;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The public API behind Envoy, called as one signed-in person. */
public final class Api implements AutoCloseable {

    private static final Duration CALL_TIME = Duration.ofSeconds(60);
    private static final Duration LONGEST_RETRYING = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LARGEST_ANSWER_BYTES = 16 << 20;

    private final ManagedChannel channel;
    private final CallCredentials credentials;

    /**
     * Connects when the first call is made.
     *
     * @param port of Envoy on loopback
     * @param token gives an access token that is good now
     */
    public Api(int port, Supplier<String> token) {
        this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .maxInboundMessageSize(LARGEST_ANSWER_BYTES)
                .build();
        this.credentials = new Bearer(token);
    }

    /**
     * Makes a call, and makes it again while the API says that this helps. Give mutations a request id: then a repetition
     * does nothing twice.
     *
     * @throws CallFailure when the API refuses, or stays away for a minute
     */
    public <T> T call(Supplier<T> call) {
        long end = System.nanoTime() + LONGEST_RETRYING.toNanos();
        while (true) {
            try {
                return call.get();
            } catch (StatusRuntimeException e) {
                CallFailure failure = CallFailure.of(e);
                Duration wait = failure.retryAfter().orElse(PAUSE);
                // A quota may ask to come back next month.
                if (!failure.isTransient() || System.nanoTime() + wait.toNanos() > end) {
                    throw failure;
                }
                pause(wait);
            }
        }
    }

    /** Uploads and schemas. */
    public DatasetServiceBlockingStub datasets() {
        return DatasetServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(credentials)
                .withDeadlineAfter(CALL_TIME.toSeconds(), TimeUnit.SECONDS);
    }

    /** Generations. */
    public SyntheticDatasetServiceBlockingStub syntheticDatasets() {
        return SyntheticDatasetServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(credentials)
                .withDeadlineAfter(CALL_TIME.toSeconds(), TimeUnit.SECONDS);
    }

    /** Watch streams, which have no deadline: the API sends heartbeats, and Envoy ends a stream without. */
    public SyntheticDatasetServiceBlockingStub watches() {
        return SyntheticDatasetServiceGrpc.newBlockingStub(channel).withCallCredentials(credentials);
    }

    /** Scores. */
    public ReportServiceBlockingStub reports() {
        return ReportServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(credentials)
                .withDeadlineAfter(CALL_TIME.toSeconds(), TimeUnit.SECONDS);
    }

    /** Models and samples. */
    public ModelServiceBlockingStub models() {
        return ModelServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(credentials)
                .withDeadlineAfter(CALL_TIME.toSeconds(), TimeUnit.SECONDS);
    }

    /** Files. */
    public DownloadServiceBlockingStub downloads() {
        return DownloadServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(credentials)
                .withDeadlineAfter(CALL_TIME.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** Waits a moment; an interrupt ends the wait and stays set. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Bearer extends CallCredentials {

        private static final Metadata.Key<String> AUTHORIZATION =
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

        private final Supplier<String> token;

        private Bearer(Supplier<String> token) {
            this.token = token;
        }

        @Override
        public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
            Metadata headers = new Metadata();
            headers.put(AUTHORIZATION, "Bearer " + token.get());
            applier.apply(headers);
        }
    }
}
