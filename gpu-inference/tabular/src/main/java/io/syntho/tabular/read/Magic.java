package io.syntho.tabular.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Files that tell by their first bytes what they are. */
enum Magic {
    PARQUET("a Parquet file", "PAR1"),
    PARQUET_ENCRYPTED("an encrypted Parquet file", "PARE"),
    ZIP("a zip archive", "PK\3\4", "PK\5\6"),
    OLE("an old Excel or Word file", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
    GZIP("a gzip file", "\u001f\u008b"),
    OTHER_ARCHIVE(
            "an archive of another kind", "BZh", "\u00fd7zXZ\0", "7z\u00bc\u00af", "Rar!", "(\u00b5/\u00fd", "ustar"),
    PDF("a PDF", "%PDF"),
    IMAGE("an image", "\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "BM6", "II*\0", "MM\0*"),
    DATABASE("a database file", "SQLite format 3", "Obj\1", "ORC", "ARROW1", "FEA1", "\u0089HDF"),
    MARKUP("a web page or XML", "<!DOCTYPE", "<!doctype", "<html", "<HTML", "<?xml", "{\\rtf"),
    PROGRAM("a program", "\u007fELF", "MZ\u0090");

    private final String description;
    private final List<byte[]> beginnings;

    Magic(String description, String... beginnings) {
        this.description = description;
        this.beginnings = Arrays.stream(beginnings)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** What it is, in words. */
    String description() {
        return description;
    }

    /** Whether {@code head}, the file's first bytes, begins so. Letters alone prove nothing: a column may be named {@code PAR1}. */
    boolean matches(byte[] head) {
        boolean text = this != PDF && this != MARKUP && printable(head);
        for (byte[] beginning : beginnings) {
            if (head.length >= beginning.length
                    && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length)) {
                return !text;
            }
        }
        return false;
    }

    private static boolean printable(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < '\t' || b > '\r' && b < ' ') {
                return false;
            }
        }
        return true;
    }
}
