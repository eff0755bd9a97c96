package io.syntho.server.platform.database.paging;

import static io.syntho.v1.ErrorReason.INVALID_PAGE_TOKEN;

import io.syntho.server.platform.errors.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended. Bound to the list, its caller, filter and order, and good for a day. It gives no access: the next page
 * is asked for under the same checks as the first.
 *
 * @param query the mark of the query it belongs to
 * @param issued when it was made
 * @param values the last row's values of the order's fields
 */
record PageToken(byte[] query, Instant issued, List<String> values) {

    private static final byte VERSION = 1;
    private static final int MARK = 12;
    private static final Duration GOOD = Duration.ofDays(1);

    /** The mark of a query. */
    static byte[] mark(String list, PageRequest request) {
        String text = String.join("\n", list, request.caller().toString(), request.filter(), request.orderBy());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, MARK);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As a client gets it. */
    String write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.write(query);
            out.writeLong(issued.getEpochSecond());
            out.writeByte(values.size());
            for (String value : values) {
                out.writeUTF(value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads a token.
     *
     * @throws ApiException with INVALID_PAGE_TOKEN when it is none, of another query, or too old
     */
    static PageToken read(String text, byte[] query, Instant now) {
        PageToken token;
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            if (in.readByte() != VERSION) {
                throw invalid();
            }
            token = new PageToken(in.readNBytes(MARK), Instant.ofEpochSecond(in.readLong()), readValues(in));
        } catch (IOException | RuntimeException broken) {
            throw invalid();
        }
        if (!MessageDigest.isEqual(token.query, query)
                || token.issued.plus(GOOD).isBefore(now)) {
            throw invalid();
        }
        return token;
    }

    private static List<String> readValues(DataInputStream in) throws IOException {
        int count = in.readByte();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String value = in.readUTF();
            if (value.indexOf('\0') >= 0) {
                throw invalid(); // no text of ours holds one, and PostgreSQL takes none
            }
            values.add(value);
        }
        return values;
    }

    static ApiException invalid() {
        return ApiException.of(
                INVALID_PAGE_TOKEN,
                "The page token is not from this query, or older than a day; begin again without one.");
    }
}
