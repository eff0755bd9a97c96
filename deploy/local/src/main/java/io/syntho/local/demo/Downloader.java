package io.syntho.local.demo;

import io.syntho.local.PlatformFailure;
import io.syntho.v1.CreateDownloadRequest;
import io.syntho.v1.Download;
import io.syntho.v1.DownloadFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;

/**
 * Fetches what was made.
 *
 * @param api which hands out the URLs
 */
public record Downloader(Api api) {

    private static final Duration MOST_TIME = Duration.ofMinutes(10);

    /**
     * Fetches one file and checks that it is the one that the API means.
     *
     * @param name the resource, such as {@code syntheticDatasets/…}
     * @param target replaced when it exists; never left half written
     */
    public void fetch(String name, DownloadFormat format, Path target) {
        CreateDownloadRequest request = CreateDownloadRequest.newBuilder()
                .setName(name)
                .setFormat(format)
                .setRequestId(UUID.randomUUID().toString())
                .build();
        Download download = api.call(() -> api.downloads().createDownload(request));
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = get(client, download.getUrl(), part);
            String sha256 = Files256.sha256(part);
            if (status != 200 || !sha256.equals(download.getSha256())) {
                throw new PlatformFailure(
                        "The download of " + target.getFileName() + " failed: HTTP " + status + ", " + Files.size(part)
                                + " bytes (expected: " + download.getSizeBytes() + " bytes of the announced SHA-256)");
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PlatformFailure("The download of " + target.getFileName() + " failed: " + e.getMessage(), e);
        }
    }

    private static int get(HttpClient client, String url, Path into) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(MOST_TIME).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofFile(into)).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
