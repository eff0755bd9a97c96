package io.syntho.serving;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.remote.SignedUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Objects by presigned URLs, streamed. Tries a failed request again, a few times. */
final class Storage {

    private static final int BUFFER = 1 << 16;
    private static final int SMALL = 1 << 10;
    private static final int TRIES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration TRANSFER = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Optional<String> prefix;
    private final long largestBytes;

    Storage(Optional<String> prefix, long largestBytes) {
        this.prefix = prefix.map(text -> text.endsWith("/") ? text : text + "/");
        this.largestBytes = largestBytes;
    }

    /**
     * Writes an object to {@code file}.
     *
     * @throws StorageFailure when it can not be had, or is larger than a node takes
     */
    void fetch(SignedUrl url, Path file, Cancellation cancellation) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(allowed(url)).timeout(TRANSFER).GET().build();
        try (InputStream in = send("read", request, BodyHandlers.ofInputStream(), cancellation)
                        .body();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                cancellation.check();
                bytes += read;
                if (bytes > largestBytes) {
                    throw new StorageFailure("read: more than %d bytes".formatted(largestBytes));
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /**
     * A small object, or empty when it is not there or may not be read any more.
     *
     * @throws StorageFailure when nobody knows
     */
    Optional<byte[]> peek(SignedUrl url) throws StorageFailure {
        HttpRequest request =
                HttpRequest.newBuilder(allowed(url)).timeout(CONNECT).GET().build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return switch (response.statusCode()) {
                    case 200 -> Optional.of(body.readNBytes(SMALL));
                    case 403, 404 -> Optional.empty();
                    default -> throw new StorageFailure("look: the storage answered " + response.statusCode());
                };
            }
        } catch (StorageFailure told) {
            throw told;
        } catch (IOException away) {
            throw new StorageFailure("look: the storage " + away.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageFailure("look: interrupted");
        }
    }

    private static int read(InputStream in, byte[] buffer) throws StorageFailure {
        try {
            return in.read(buffer);
        } catch (IOException broken) {
            throw new StorageFailure("read: cut off");
        }
    }

    /** Stores a file as an object, and answers its SHA-256. */
    String store(Path file, SignedUrl url, Cancellation cancellation) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        put(url, BodyPublishers.ofFile(file), cancellation);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Stores bytes as an object, and answers their SHA-256. */
    String store(byte[] bytes, SignedUrl url, Cancellation cancellation) throws IOException {
        put(url, BodyPublishers.ofByteArray(bytes), cancellation);
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private void put(SignedUrl url, BodyPublisher body, Cancellation cancellation) throws IOException {
        send(
                "write",
                HttpRequest.newBuilder(allowed(url)).timeout(TRANSFER).PUT(body).build(),
                BodyHandlers.discarding(),
                cancellation);
    }

    private URI allowed(SignedUrl url) throws StorageFailure {
        if (prefix.isPresent() && !url.url().startsWith(prefix.get())) {
            throw new StorageFailure("a URL of another place than the node's storage");
        }
        return url.uri();
    }

    private <T> HttpResponse<T> send(
            String what, HttpRequest request, HttpResponse.BodyHandler<T> handler, Cancellation cancellation)
            throws IOException {
        String problem = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            cancellation.check();
            try {
                HttpResponse<T> response = http.send(request, handler);
                if (response.statusCode() / 100 == 2) {
                    return response;
                }
                problem = "answered " + response.statusCode();
                if (response.body() instanceof InputStream body) {
                    body.close();
                }
                if (response.statusCode() < 500) {
                    break;
                }
            } catch (IOException away) {
                problem = away.getClass().getSimpleName();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new StorageFailure(what + ": interrupted");
            }
            pause(attempt);
        }
        throw new StorageFailure("%s: the storage %s".formatted(what, problem));
    }

    private static void pause(int attempt) throws StorageFailure {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageFailure("interrupted");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
