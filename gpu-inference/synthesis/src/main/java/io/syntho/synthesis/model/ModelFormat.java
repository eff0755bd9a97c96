package io.syntho.synthesis.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Constants of the model file, see {@link ModelWriter}. */
final class ModelFormat {

    /** The first eight bytes of every model. */
    static final long MAGIC = ByteBuffer.wrap("SYNTHOML".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();

    /** Grows when a reader of the old version would misread the new one. */
    static final int VERSION = 1;

    /** Magic, version and header length. */
    static final int PREFIX_BYTES = 16;

    /** SHA-256. */
    static final int HASH_BYTES = 32;

    private static final int ALIGNMENT = 8;

    private ModelFormat() {}

    static int padded(int bytes) {
        return Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
