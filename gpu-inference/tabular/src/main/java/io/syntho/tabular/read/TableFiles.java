package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Tells by content what a file is. Cheap: looks at the first 64 KiB and the last bytes. */
public final class TableFiles {

    private static final int HEAD = 1 << 16;

    private TableFiles() {}

    /**
     * What a file holds.
     *
     * @param type the type, below any compression
     * @param gzip whether it is compressed by gzip
     */
    record Content(FileType type, boolean gzip) {}

    /**
     * The type of {@code file} by its content; a gzip file is what it holds.
     *
     * @param declaredName the name that its owner gave it; only asked whether it promises Parquet or Excel
     * @throws TableException FILE_EMPTY, FILE_TYPE_UNSUPPORTED, FILE_TYPE_MISMATCH, FILE_ENCRYPTED, FILE_CORRUPT
     * @throws UncheckedIOException when the file can not be read
     */
    public static FileType detect(Path file, String declaredName) {
        return content(file, declaredName).type();
    }

    static Content content(Path file, String declaredName) {
        try {
            byte[] head = head(file);
            Content content = Magic.GZIP.matches(head) ? gzip(file) : new Content(plain(file, head), false);
            refuseBrokenPromise(declaredName, content.type());
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    /** Looks at what can be unpacked; whether all of it can is told by the full read. */
    private static Content gzip(Path file) throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (int read = 0; read >= 0 && length < HEAD; read = in.read(head, length, HEAD - length)) {
                length += read;
            }
        } catch (IOException e) {
            if (length == 0) {
                throw new TableException(Reason.FILE_CORRUPT, "The gzip file is damaged or cut off.");
            }
        }
        head = Arrays.copyOf(head, length);
        for (Magic magic : Magic.values()) {
            if (magic.matches(head)) {
                throw unsupported("gzip around " + magic.description());
            }
        }
        return new Content(text(head), true);
    }

    private static FileType plain(Path file, byte[] head) throws IOException {
        for (Magic magic : Magic.values()) {
            if (magic.matches(head)) {
                return byMagic(magic, file);
            }
        }
        return text(head);
    }

    private static FileType byMagic(Magic magic, Path file) throws IOException {
        return switch (magic) {
            case PARQUET -> parquet(file);
            case ZIP -> Workbooks.check(file);
            case OLE -> throw Workbooks.ole(file);
            case PARQUET_ENCRYPTED ->
                throw new TableException(Reason.FILE_ENCRYPTED, "The Parquet file is encrypted: upload it decrypted.");
            case GZIP, OTHER_ARCHIVE, PDF, IMAGE, DATABASE, MARKUP, PROGRAM -> throw unsupported(magic.description());
        };
    }

    private static FileType parquet(Path file) throws IOException {
        byte[] tail = new byte[4];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() >= 12) {
                in.seek(in.length() - 4);
                in.readFully(tail);
            }
        }
        if (Arrays.equals(tail, "PARE".getBytes(StandardCharsets.US_ASCII))) {
            return byMagic(Magic.PARQUET_ENCRYPTED, file);
        }
        if (!Arrays.equals(tail, "PAR1".getBytes(StandardCharsets.US_ASCII))) {
            throw new TableException(Reason.FILE_CORRUPT, "The Parquet file is cut off: its end is missing.");
        }
        return FileType.PARQUET;
    }

    /** CSV or JSON, by the first characters that are not blank. */
    private static FileType text(byte[] head) {
        String text = TextEncoding.ofHead(head).decode(head).strip();
        if (text.isEmpty()) {
            throw new TableException(Reason.FILE_EMPTY, "The file is empty.");
        }
        if (binary(text)) {
            throw unsupported("binary data");
        }
        if (text.charAt(0) == '[' && (text.length() == 1 || firstInside(text, "{]["))) {
            return FileType.JSON;
        }
        if (text.charAt(0) == '{' && (text.length() == 1 || firstInside(text, "\"}"))) {
            return FileType.JSON_LINES;
        }
        return FileType.CSV;
    }

    private static boolean firstInside(String text, String expected) {
        String inside = text.substring(1).stripLeading();
        return inside.isEmpty() || expected.indexOf(inside.charAt(0)) >= 0;
    }

    /** Control characters other than blanks do not stand in text; a few are forgiven. */
    private static boolean binary(String text) {
        long controls = text.chars()
                .filter(c -> c == 0 || c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a)
                .count();
        return text.indexOf('\0') >= 0 || controls * 100 > text.length();
    }

    private static void refuseBrokenPromise(String name, FileType type) {
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<FileType> promised = lower.endsWith(".parquet") || lower.endsWith(".pq")
                ? Optional.of(FileType.PARQUET)
                : lower.endsWith(".xlsx") || lower.endsWith(".xlsm") ? Optional.of(FileType.EXCEL) : Optional.empty();
        if (promised.isPresent() && promised.get() != type) {
            throw new TableException(
                    Reason.FILE_TYPE_MISMATCH,
                    "The file's name says %s, but its content is %s: rename it or upload the right file."
                            .formatted(promised.get().extension(), type.extension()),
                    Map.of("extension", promised.get().extension(), "content", type.extension()));
        }
    }

    static TableException unsupported(String what) {
        return new TableException(
                Reason.FILE_TYPE_UNSUPPORTED,
                "The file is %s (expected: CSV, JSON, Parquet or Excel .xlsx).".formatted(what));
    }
}
