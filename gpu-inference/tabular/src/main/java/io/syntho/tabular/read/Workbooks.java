package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Checks Excel workbooks before they are opened: what kind of archive it is, and what it would unpack to. */
final class Workbooks {

    private static final int MOST_ENTRIES = 10_000;
    private static final int BUFFER = 1 << 16;

    /** A sheet streams; 1,048,576 rows of a hundred cells need some 3 GiB. */
    private static final long MOST_SHEET = 8L << 30;

    /** Shared texts are held in memory. */
    private static final long MOST_SHARED_TEXT = 256L << 20;

    private Workbooks() {}

    /** {@link FileType#EXCEL}, if the zip archive is a workbook. */
    static FileType check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null && zip.getEntry("[Content_Types].xml") != null) {
                return FileType.EXCEL;
            }
            String kind = zip.getEntry("xl/workbook.bin") != null
                    ? "a binary Excel workbook (.xlsb)"
                    : zip.getEntry("word/document.xml") != null
                            ? "a Word document"
                            : zip.getEntry("content.xml") != null ? "an OpenDocument file" : "a zip archive";
            throw TableFiles.unsupported(kind);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw corrupt();
        }
    }

    private static TableException corrupt() {
        return new TableException(Reason.FILE_CORRUPT, "The Excel file or zip archive is damaged or cut off.");
    }

    /**
     * Unpacks every entry to nowhere, since the sizes that an archive states can lie.
     *
     * @throws TableException FILE_EXPANDS_TOO_MUCH, FILE_CORRUPT, LINE_TOO_LONG
     */
    static void refuseBomb(Path file, ReadLimits limits) throws IOException {
        long unpacked = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw TableFiles.unsupported("a zip archive of %,d entries".formatted(zip.size()));
            }
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                boolean texts = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
                long most = Math.min(limits.maxUnpackedBytes(), texts ? MOST_SHARED_TEXT : MOST_SHEET);
                unpacked += unpack(zip, entry, most, limits);
                if (unpacked > limits.maxUnpackedBytes()) {
                    throw expands(limits.maxUnpackedBytes());
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw corrupt();
        }
    }

    private static long unpack(ZipFile zip, ZipEntry entry, long most, ReadLimits limits) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long unpacked = 0;
        SheetScan scan = new SheetScan(limits);
        boolean xml = entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml");
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read;
                if (unpacked > most) {
                    throw expands(most);
                }
                if (xml) {
                    scan.feed(buffer, read);
                }
            }
        }
        return unpacked;
    }

    static TableException expands(long limit) {
        return new TableException(
                Reason.FILE_EXPANDS_TOO_MUCH,
                "Unpacked, the file is larger than %,d MiB.".formatted(limit >> 20),
                Map.of("limit", Long.toString(limit)));
    }

    /** Why an OLE2 file is refused: an encrypted workbook is one, and so is an old {@code .xls}. */
    static TableException ole(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(1 << 20);
        }
        String utf16 = new String(head, StandardCharsets.UTF_16LE);
        return utf16.contains("EncryptedPackage")
                ? new TableException(
                        Reason.FILE_ENCRYPTED, "The Excel file is protected by a password: save it without one.")
                : new TableException(
                        Reason.FILE_TYPE_UNSUPPORTED,
                        "The file is in the old Excel or Word format: save it as .xlsx or CSV.");
    }
}
