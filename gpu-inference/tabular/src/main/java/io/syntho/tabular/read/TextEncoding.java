package io.syntho.tabular.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Encodings of text files. Those without a mark are told apart by what follows: see {@link Utf8Check}. */
enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8, 0),
    UTF_8_MARKED(StandardCharsets.UTF_8, 3),
    UTF_16_LE(StandardCharsets.UTF_16LE, 2),
    UTF_16_BE(StandardCharsets.UTF_16BE, 2),
    WINDOWS_1252(Charset.forName("windows-1252"), 0);

    private final Charset charset;
    private final int markBytes;

    TextEncoding(Charset charset, int markBytes) {
        this.charset = charset;
        this.markBytes = markBytes;
    }

    /** The encoding that the byte order mark names; {@link #UTF_8} without one, for now. */
    static TextEncoding ofHead(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return UTF_8_MARKED;
        }
        if (begins(head, 0xFF, 0xFE)) {
            return UTF_16_LE;
        }
        if (begins(head, 0xFE, 0xFF)) {
            return UTF_16_BE;
        }
        return UTF_8;
    }

    private static boolean begins(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    Charset charset() {
        return charset;
    }

    int markBytes() {
        return markBytes;
    }

    /** Whether bytes must be converted before anything else looks at them. */
    boolean wide() {
        return this == UTF_16_LE || this == UTF_16_BE;
    }

    /** The text of {@code head} without its mark; broken characters become replacement characters. */
    String decode(byte[] head) {
        return new String(head, Math.min(markBytes, head.length), Math.max(0, head.length - markBytes), charset);
    }
}
