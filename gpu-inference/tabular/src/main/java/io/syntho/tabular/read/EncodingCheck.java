package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.util.Map;

/**
 * Tells the encoding of a text from all its bytes: by the byte order mark; else UTF-8, if all is well formed; else Windows-1252 (which
 * holds Latin-1), if nothing is well-formed UTF-8 beyond ASCII. A text with both is in two encodings, and would be read wrong either way.
 */
final class EncodingCheck {

    private boolean started;
    private TextEncoding marked = TextEncoding.UTF_8;
    private int pending;
    private int least = 0x80;
    private int most = 0xBF;
    private long wellFormed;
    private long broken;
    private long undefined;
    private long firstBrokenLine;
    private long lineFeeds;
    private long carriageReturns;
    private boolean nul;
    private long size;

    /** Takes the next bytes. */
    void feed(byte[] bytes, int length) {
        size += length;
        if (!started && length > 0) {
            started = true;
            marked = TextEncoding.ofHead(java.util.Arrays.copyOf(bytes, Math.min(length, 3)));
        }
        if (marked.wide()) {
            countWideLines(bytes, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            int b = bytes[i];
            if (b >= 0 && pending == 0) {
                if (b <= '\r') {
                    control(b);
                }
            } else {
                multibyte(b & 0xFF);
            }
        }
    }

    private void control(int b) {
        switch (b) {
            case '\n' -> lineFeeds++;
            case '\r' -> carriageReturns++;
            case 0 -> nul = true;
            default -> {}
        }
    }

    private void countWideLines(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            lineFeeds += bytes[i] == '\n' ? 1 : 0;
        }
    }

    /** Well-formed sequences as in the Unicode Standard, table 3-7. */
    private void multibyte(int b) {
        if (pending > 0) {
            if (b >= least && b <= most) {
                pending--;
                wellFormed += pending == 0 ? 1 : 0;
                least = 0x80;
                most = 0xBF;
                return;
            }
            pending = 0;
            broken();
        }
        least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (b < 0x80) {
            control(b);
        } else if (b >= 0xC2 && b <= 0xF4) {
            pending = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        } else {
            broken();
        }
        // These five bytes stand for nothing in Windows-1252.
        undefined += b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D ? 1 : 0;
    }

    private void broken() {
        if (broken++ == 0) {
            firstBrokenLine = lineFeeds + 1;
        }
    }

    /**
     * The encoding, all bytes being in.
     *
     * @throws TableException FILE_ENCODING_INVALID
     */
    TextEncoding finish() {
        if (pending > 0) {
            pending = 0;
            broken();
        }
        if (nul) {
            throw new TableException(
                    Reason.FILE_ENCODING_INVALID,
                    "The text holds NUL bytes: save it as UTF-8.",
                    Map.of("encoding", "unknown"));
        }
        if (marked != TextEncoding.UTF_8 && broken == 0 || marked.wide()) {
            return marked;
        }
        if (broken == 0) {
            return TextEncoding.UTF_8;
        }
        Map<String, String> line = Map.of("line", Long.toString(firstBrokenLine));
        if (wellFormed > 0 || marked == TextEncoding.UTF_8_MARKED) {
            throw new TableException(
                    Reason.FILE_ENCODING_INVALID,
                    "The text changes its encoding: it is UTF-8 in part, but line %,d is not."
                            .formatted(firstBrokenLine),
                    line);
        }
        if (undefined > 0) {
            throw new TableException(
                    Reason.FILE_ENCODING_INVALID,
                    "The text is neither UTF-8 nor Windows-1252 (line %,d): save it as UTF-8."
                            .formatted(firstBrokenLine),
                    line);
        }
        return TextEncoding.WINDOWS_1252;
    }

    /** Bytes seen. */
    long size() {
        return size;
    }

    /** Line feeds, or carriage returns when there are none. */
    long newlines() {
        return lineFeeds > 0 ? lineFeeds : carriageReturns;
    }
}
