package io.syntho.server.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.server.platform.identity.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStorageTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ObjectStorage storage;

    private final UserId owner = new UserId(UUID.randomUUID());
    private final UUID resource = UUID.randomUUID();
    private final ObjectKey key = new ObjectKey(Bucket.DATASETS, owner, resource, "table.csv");

    @BeforeAll
    static void open() {
        storage = TestStorage.open();
    }

    @AfterAll
    static void close() {
        storage.close();
    }

    @Test
    void whatIsPutIsThere(@TempDir Path folder) throws IOException {
        byte[] content = random(6 << 20);

        storage.put(key, new ByteArrayInputStream(content), content.length, "text/csv");

        assertThat(storage.find(key))
                .hasValueSatisfying(found -> assertThat(found.size()).isEqualTo(content.length));
        Path file = folder.resolve("copy");
        storage.download(key, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    @Test
    void whatIsNotThereIsMissing() {
        assertThat(storage.find(key)).isEmpty();
        assertThatThrownBy(() -> storage.get(key)).isInstanceOf(ObjectMissing.class);
        assertThat(storage.multipart().parts(key, "no-such-upload")).isEmpty();
        storage.deleteAll(key.bucket(), key.path());
    }

    @Test
    void aClientSendsPartsAndTheServerSeesWhichArrived() throws Exception {
        byte[] first = random(5 << 20);
        byte[] second = random(1000);
        String upload = storage.multipart().create(key);

        String etag = put(storage.multipart().presignPart(key, upload, 2, HOUR), second)
                .headers()
                .firstValue("etag")
                .orElseThrow();
        assertThat(storage.multipart().parts(key, upload)).singleElement().satisfies(part -> {
            assertThat(part.number()).isEqualTo(2);
            assertThat(part.size()).isEqualTo(1000);
            assertThat(part.etag()).isEqualTo(etag.replace("\"", ""));
        });

        put(storage.multipart().presignPart(key, upload, 1, HOUR), first);
        storage.multipart().complete(key, upload, storage.multipart().parts(key, upload));

        assertThat(storage.find(key).orElseThrow().size()).isEqualTo(first.length + second.length);
        assertThat(storage.multipart().parts(key, upload))
                .as("a completed upload is gone")
                .isEmpty();
        List<StoredPart> gone = List.of(new StoredPart(1, first.length, "0".repeat(32)));
        assertThatThrownBy(() -> storage.multipart().complete(key, upload, gone))
                .as("and does not complete again")
                .isInstanceOfAny(ObjectMissing.class, PartRefused.class);
    }

    @Test
    void aUrlIsGoodForItsPartAlone() throws Exception {
        String upload = storage.multipart().create(key);
        String url = storage.multipart().presignPart(key, upload, 1, HOUR).url();

        assertThat(put(url.replace("partNumber=1", "partNumber=2"), random(10)).statusCode())
                .isEqualTo(403);
        assertThat(put(url.replace(resource.toString(), UUID.randomUUID().toString()), random(10))
                        .statusCode())
                .isEqualTo(403);
        storage.multipart().abort(key, upload);
    }

    @Test
    void theServerSendsPartsAndAWrongOneIsRefused() {
        String upload = storage.multipart().create(key);
        StoredPart sent = storage.multipart().send(key, upload, 1, random(2000), 1500);

        assertThat(sent.size()).isEqualTo(1500);
        assertThat(storage.multipart().parts(key, upload)).containsExactly(sent);
        assertThatThrownBy(() ->
                        storage.multipart().complete(key, upload, List.of(new StoredPart(1, 1500, "0".repeat(32)))))
                .isInstanceOf(PartRefused.class);
        storage.multipart().abort(key, upload);
        storage.multipart().abort(key, upload);
    }

    @Test
    void aDownloadIsOfferedUnderOurNameAndTypeAndEnds() throws Exception {
        byte[] content = random(100);
        storage.put(key, new ByteArrayInputStream(content), content.length, "application/octet-stream");

        PresignedUrl url = storage.presignGet(key, "adult-synthetic.csv", "text/csv", HOUR);
        HttpResponse<byte[]> answer = get(url.url());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(answer.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"adult-synthetic.csv\"");
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(url.expires())
                .isBetween(
                        Clock.systemUTC().instant().plus(Duration.ofMinutes(59)),
                        Clock.systemUTC().instant().plus(Duration.ofMinutes(61)));
        assertThat(url).hasToString("PresignedUrl[until " + url.expires() + "]");
        assertThat(get(url.url().replace("X-Amz-Signature=", "X-Amz-Signature=0"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void deletingAResourceDeletesItsObjectsAndUnfinishedUploadsAlone() {
        ObjectKey other = new ObjectKey(Bucket.DATASETS, owner, UUID.randomUUID(), "other.csv");
        for (ObjectKey each : List.of(key, new ObjectKey(Bucket.DATASETS, owner, resource, "deep/er.bin"), other)) {
            storage.put(each, new ByteArrayInputStream(new byte[10]), 10, "text/csv");
        }
        ObjectKey half = new ObjectKey(Bucket.DATASETS, owner, resource, "half.csv");
        String upload = storage.multipart().create(half);
        storage.multipart().send(half, upload, 1, random(100), 100);

        storage.deleteAll(Bucket.DATASETS, ObjectKey.prefix(owner, resource));
        storage.deleteAll(Bucket.DATASETS, ObjectKey.prefix(owner, resource));

        assertThat(storage.list(Bucket.DATASETS, owner, resource)).isEmpty();
        assertThat(storage.multipart().parts(half, upload)).isEmpty();
        assertThat(storage.find(other)).isPresent();
    }

    @Test
    void aStorageThatIsAwayIsUnavailable() {
        StorageOptions nowhere = new StorageOptions(
                URI.create("http://127.0.0.1:1"), URI.create("http://127.0.0.1:1"), "us-east-1", "key", "secret-key");

        assertThatThrownBy(() -> ObjectStorage.start(nowhere, Clock.systemUTC()))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageNotContaining("127.0.0.1");
        assertThat(nowhere.toString()).doesNotContain("secret");
    }

    private static HttpResponse<byte[]> put(PresignedUrl url, byte[] content) throws Exception {
        HttpResponse<byte[]> answer = put(url.url(), content);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static HttpResponse<byte[]> put(String url, byte[] content) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .PUT(BodyPublishers.ofByteArray(content))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> get(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
