package io.syntho.server.platform.storage;

import io.minio.MinioAsyncClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes clients of the object storage. */
final class S3Clients {

    private static final int CONNECTIONS = 64;

    private S3Clients() {}

    static OkHttpClient http() {
        // The client's own default is five calls at a time to one host.
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(CONNECTIONS);
        dispatcher.setMaxRequestsPerHost(CONNECTIONS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(CONNECTIONS, 1, TimeUnit.MINUTES))
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(60))
                .writeTimeout(Duration.ofSeconds(60))
                .build();
    }

    static MinioAsyncClient client(OkHttpClient http, StorageOptions options, URI endpoint) {
        return MinioAsyncClient.builder()
                .endpoint(endpoint.toString())
                .region(options.region())
                .credentials(options.accessKey(), options.secretKey())
                .httpClient(http)
                .build();
    }
}
