package io.syntho.server.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What is known of a file whose bytes passed by once, in order: its size, SHA-256, beginning and end. Holds at most 1 MiB.
 */
final class Arrived {

    /** Enough of a gzip file to unpack what tells its content. */
    private static final int HEAD_BYTES = 1 << 20;

    private static final int TAIL_BYTES = 8;

    private final MessageDigest digest;
    private byte[] head = new byte[0];
    private byte[] tail = new byte[0];
    private long size;

    Arrived() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the next {@code length} bytes. */
    void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        if (head.length < HEAD_BYTES) {
            head = joined(head, bytes, Math.min(length, HEAD_BYTES - head.length));
        }
        int last = Math.min(length, TAIL_BYTES);
        byte[] both = joined(tail, Arrays.copyOfRange(bytes, length - last, length), last);
        tail = Arrays.copyOfRange(both, Math.max(0, both.length - TAIL_BYTES), both.length);
        size += length;
    }

    private static byte[] joined(byte[] first, byte[] second, int length) {
        byte[] both = Arrays.copyOf(first, first.length + length);
        System.arraycopy(second, 0, both, first.length, length);
        return both;
    }

    long size() {
        return size;
    }

    /** The first bytes, at most 1 MiB. */
    byte[] head() {
        return head;
    }

    /** The last bytes, at most 8. */
    byte[] tail() {
        return tail;
    }

    /** 64 lower-case hexadecimal digits. May be asked once, after the last byte. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
