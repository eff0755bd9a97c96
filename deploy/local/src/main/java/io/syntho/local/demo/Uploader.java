package io.syntho.local.demo;

import io.syntho.local.PlatformFailure;
import io.syntho.local.process.Http;
import io.syntho.local.terminal.Step;
import io.syntho.local.terminal.Text;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.CompletedPart;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.Upload;
import io.syntho.v1.UploadPart;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Sends a file in parts by presigned URL.
 *
 * @param api which makes the URLs
 */
public record Uploader(Api api) {

    private static final Duration PART_TIME = Duration.ofMinutes(10);

    /** The server reads the whole file back, to check it. */
    private static final Duration COMPLETION_TIME = Duration.ofMinutes(15);

    private static final int TRIES = 4;

    /** Sends the whole file and returns its dataset, whose schema is detected next. */
    public Dataset upload(Path file, Step step) {
        Upload upload = begin(file);
        List<CompletedPart> sent = new ArrayList<>();
        for (UploadPart part : upload.getPartsList()) {
            step.progress((double) part.getOffsetBytes() / upload.getSizeBytes(), Text.size(upload.getSizeBytes()));
            sent.add(CompletedPart.newBuilder()
                    .setNumber(part.getNumber())
                    .setEtag(send(file, part))
                    .build());
        }
        step.progress(1, Text.size(upload.getSizeBytes()));
        CompleteUploadRequest complete = CompleteUploadRequest.newBuilder()
                .setName(upload.getName())
                .addAllParts(sent)
                .setRequestId(UUID.randomUUID().toString())
                .build();
        return api.call(() -> api.datasets()
                .withDeadlineAfter(COMPLETION_TIME.toSeconds(), TimeUnit.SECONDS)
                .completeUpload(complete));
    }

    private Upload begin(Path file) {
        try {
            CreateUploadRequest create = CreateUploadRequest.newBuilder()
                    .setFileName(file.getFileName().toString())
                    .setSizeBytes(Files.size(file))
                    .setSha256(Files256.sha256(file))
                    .setRequestId(UUID.randomUUID().toString())
                    .build();
            return api.call(() -> api.datasets().createUpload(create));
        } catch (IOException e) {
            throw new PlatformFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Returns the storage's etag of the part. A presigned URL is a secret: no message holds it. */
    private static String send(Path file, UploadPart part) {
        HttpRequest put = HttpRequest.newBuilder(URI.create(part.getUploadUrl()))
                .timeout(PART_TIME)
                .PUT(BodyPublishers.ofByteArray(read(file, part)))
                .build();
        String why = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                HttpResponse<String> answer = Http.send(put);
                if (answer.statusCode() == 200) {
                    return answer.headers().firstValue("ETag").orElse("").replace("\"", "");
                }
                why = "HTTP " + answer.statusCode();
            } catch (IOException e) {
                why = String.valueOf(e.getMessage());
            }
            Api.pause(Duration.ofMillis(500L << attempt));
        }
        throw new PlatformFailure("Part " + part.getNumber() + " could not be sent to the object storage: " + why);
    }

    private static byte[] read(Path file, UploadPart part) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(part.getOffsetBytes());
            return in.readNBytes(Math.toIntExact(part.getSizeBytes()));
        } catch (IOException e) {
            throw new PlatformFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
