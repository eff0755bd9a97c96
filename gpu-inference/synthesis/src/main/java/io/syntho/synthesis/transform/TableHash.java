package io.syntho.synthesis.transform;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints of tables, so that a model can be tied to what it was trained on. */
public final class TableHash {

    private static final int CHUNK_BYTES = 1 << 16;

    private TableHash() {}

    /**
     * SHA-256 over names, dictionaries and cells, in order.
     *
     * @return 64 hexadecimal digits
     */
    public static String of(Table table) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Column column : table.columns()) {
                text(digest, column.name());
                switch (column) {
                    case NumericColumn numeric -> numbers(digest, numeric.values());
                    case CodedColumn coded -> codes(digest, coded);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static void numbers(MessageDigest digest, double[] values) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        for (double value : values) {
            if (!chunk.hasRemaining()) {
                digest.update(chunk.flip());
                chunk.clear();
            }
            chunk.putDouble(value);
        }
        digest.update(chunk.flip());
    }

    private static void codes(MessageDigest digest, CodedColumn column) {
        column.dictionary().forEach(entry -> text(digest, entry));
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        for (int code : column.codes()) {
            if (!chunk.hasRemaining()) {
                digest.update(chunk.flip());
                chunk.clear();
            }
            chunk.putInt(code);
        }
        digest.update(chunk.flip());
    }
}
