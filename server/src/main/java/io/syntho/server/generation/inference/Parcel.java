package io.syntho.server.generation.inference;

import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.synthesis.remote.SignedUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** One file on its way between a worker and a node; the object goes when the parcel is closed. */
final class Parcel implements AutoCloseable {

    private static final String BYTES = "application/octet-stream";

    /** Longer than any fit may take. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final ObjectStorage storage;
    private final ObjectKey key;

    Parcel(ObjectStorage storage, ObjectKey key) {
        this.storage = storage;
        this.key = key;
    }

    /** Where a node reads it. */
    SignedUrl readable() {
        return new SignedUrl(storage.presignInsideGet(key, GOOD_FOR).url());
    }

    /** Where a node writes it. */
    SignedUrl writable() {
        return new SignedUrl(storage.presignInsidePut(key, GOOD_FOR).url());
    }

    void put(Path file) {
        storage.put(key, file, BYTES);
    }

    void put(byte[] content) {
        storage.put(key, new ByteArrayInputStream(content), content.length, BYTES);
    }

    /**
     * Writes what a node left to {@code file}.
     *
     * @param sha256 of what the node said that it left
     * @throws IOException when it is something else
     */
    void fetch(Path file, String sha256) throws IOException {
        storage.download(key, file);
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new IOException("what the inference node left was damaged on its way");
        }
    }

    /** What a node left. */
    byte[] bytes() throws IOException {
        try (InputStream in = storage.get(key)) {
            return in.readAllBytes();
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        storage.delete(key);
    }
}
