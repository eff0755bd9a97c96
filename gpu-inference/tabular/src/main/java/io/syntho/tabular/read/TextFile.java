package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A text file, perhaps compressed, whose encoding is known. Can be read any number of times; nothing is unpacked to disk.
 *
 * @param path the file
 * @param gzip whether it is compressed
 * @param encoding its encoding
 * @param size bytes in it, unpacked
 * @param newlines line feeds in it, or carriage returns when there are none
 * @param limits bounds of what it unpacks to
 */
record TextFile(Path path, boolean gzip, TextEncoding encoding, long size, long newlines, ReadLimits limits) {

    private static final int BUFFER = 1 << 16;

    /**
     * Reads all of it once to learn its encoding.
     *
     * @throws TableException FILE_ENCODING_INVALID, FILE_EXPANDS_TOO_MUCH, FILE_CORRUPT
     */
    static TextFile examined(Path path, boolean gzip, ReadLimits limits) throws IOException {
        try (InputStream in = bytes(path, gzip, limits)) {
            EncodingCheck check = new EncodingCheck();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                check.feed(buffer, read);
            }
            return new TextFile(path, gzip, check.finish(), check.size(), check.newlines(), limits);
        }
    }

    /** Its bytes, unpacked. */
    InputStream bytes() throws IOException {
        return bytes(path, gzip, limits);
    }

    /** Its text, without a byte order mark. */
    Reader text() throws IOException {
        InputStream in = bytes();
        in.skipNBytes(encoding.markBytes());
        return new InputStreamReader(
                in,
                encoding.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static InputStream bytes(Path path, boolean gzip, ReadLimits limits) throws IOException {
        InputStream file = Files.newInputStream(path);
        try {
            return gzip
                    ? new Bounded(new GZIPInputStream(file, BUFFER), limits)
                    : new BufferedInputStream(file, BUFFER);
        } catch (IOException e) {
            file.close();
            throw new TableException(Reason.FILE_CORRUPT, "The gzip file is damaged or cut off.");
        }
    }

    /** Stops a bomb where it passes the limit, and names damage in the compressed data. */
    private static final class Bounded extends FilterInputStream {

        private final ReadLimits limits;
        private long unpacked;

        Bounded(InputStream in, ReadLimits limits) {
            super(in);
            this.limits = limits;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(buffer, offset, length);
            } catch (IOException e) {
                throw new TableException(Reason.FILE_CORRUPT, "The gzip file is damaged or cut off.");
            }
            unpacked += Math.max(0, read);
            if (unpacked > limits.maxUnpackedBytes()) {
                throw Workbooks.expands(limits.maxUnpackedBytes());
            }
            return read;
        }
    }
}
