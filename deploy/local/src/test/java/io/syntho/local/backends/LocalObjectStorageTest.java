package io.syntho.local.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.GetPresignedObjectUrlArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.syntho.local.process.Http;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LocalObjectStorageTest {

    private final LocalObjectStorage storage = SharedBackends.objectStorage();

    @Test
    void anUnsignedRequestIsRefused() {
        LocalObjectStorage.BUCKETS.forEach(bucket -> assertThat(Http.status(storage.endpoint() + "/" + bucket))
                .as(bucket)
                .isEqualTo(403));
    }

    @Test
    void anObjectIsReadByASignedAddressAndNotWithoutTheSignature() throws Exception {
        MinioClient client = MinioClient.builder()
                .endpoint(storage.endpoint())
                .region(LocalObjectStorage.REGION)
                .credentials(storage.accessKey(), storage.secretKey())
                .build();
        byte[] content = "name\nAda\n".getBytes(StandardCharsets.UTF_8);
        client.putObject(PutObjectArgs.builder().bucket("datasets").object("u/d/people.csv").stream(
                        new ByteArrayInputStream(content), (long) content.length, -1L)
                .build());
        String signed = client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(io.minio.Http.Method.GET)
                .bucket("datasets")
                .object("u/d/people.csv")
                .build());

        assertThat(Http.send(HttpRequest.newBuilder(URI.create(signed)).build()).body())
                .isEqualTo("name\nAda\n");
        assertThat(Http.status(storage.endpoint() + "/datasets/u/d/people.csv")).isEqualTo(403);
        assertThat(Http.status(signed.replace("X-Amz-Signature=", "X-Amz-Signature=0")))
                .isEqualTo(403);
    }

    @Test
    void aPageOfAnAllowedOriginMayUpload() throws IOException {
        HttpRequest preflight = HttpRequest.newBuilder(URI.create(storage.endpoint() + "/datasets/a/b.csv"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:5173")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type")
                .build();

        assertThat(Http.send(preflight).headers().firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:5173");
    }

    @Test
    void itStartsAgainAfterAKill() {
        storage.kill();
        assertThat(storage.healthy()).isFalse();
        storage.start();
        assertThat(storage.healthy()).isTrue();
    }
}
