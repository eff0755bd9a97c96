package io.syntho.acceptance;

import io.syntho.local.process.Http;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.CompletedPart;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.GetUploadRequest;
import io.syntho.v1.ListDatasetsRequest;
import io.syntho.v1.Upload;
import io.syntho.v1.UploadPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An upload whose sender keeps nothing but its name, and asks what has arrived.
 *
 * @param customer who sends
 * @param name of the upload
 * @param bytes of the file
 */
record ResumedUpload(Customer customer, String name, byte[] bytes) {

    /** Announces a file; none of it is sent yet. */
    static ResumedUpload begin(Customer customer, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            CreateUploadRequest create = CreateUploadRequest.newBuilder()
                    .setFileName(String.valueOf(file.getFileName()))
                    .setSizeBytes(bytes.length)
                    .setSha256(sha256(bytes))
                    .setRequestId(UUID.randomUUID().toString())
                    .build();
            Upload upload = customer.api().call(() -> customer.api().datasets().createUpload(create));
            return new ResumedUpload(customer, upload.getName(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of the parts that have not arrived. */
    List<Integer> missing() {
        return get().getPartsList().stream()
                .filter(part -> !part.getReceived())
                .map(UploadPart::getNumber)
                .toList();
    }

    /** Sends a part by the address that the API gives for it now. */
    void send(int number) {
        UploadPart part = get().getParts(number - 1);
        int from = Math.toIntExact(part.getOffsetBytes());
        byte[] content = Arrays.copyOfRange(bytes, from, from + Math.toIntExact(part.getSizeBytes()));
        HttpRequest put = HttpRequest.newBuilder(URI.create(part.getUploadUrl()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        try {
            HttpResponse<String> answer = Http.send(put);
            if (answer.statusCode() != 200) {
                throw new AssertionError("part " + number + ": HTTP " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes it on a thread of its own, and goes on asking while the API is away. */
    CompletableFuture<Dataset> complete() {
        CompleteUploadRequest.Builder complete = CompleteUploadRequest.newBuilder()
                .setName(name)
                .setRequestId(UUID.randomUUID().toString());
        get().getPartsList()
                .forEach(part -> complete.addParts(
                        CompletedPart.newBuilder().setNumber(part.getNumber()).setEtag(part.getEtag())));
        return CompletableFuture.supplyAsync(
                () -> customer.api().call(() -> customer.api().datasets().completeUpload(complete.build())),
                task -> Thread.ofVirtual().start(task));
    }

    /** The names of all datasets of this customer. */
    List<String> datasets() {
        ListDatasetsRequest all = ListDatasetsRequest.getDefaultInstance();
        return customer.api().call(() -> customer.api().datasets().listDatasets(all)).getDatasetsList().stream()
                .map(Dataset::getName)
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Upload get() {
        GetUploadRequest request = GetUploadRequest.newBuilder().setName(name).build();
        return customer.api().call(() -> customer.api().datasets().getUpload(request));
    }
}
