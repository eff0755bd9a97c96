package io.syntho.server.dataset;

import com.google.protobuf.InvalidProtocolBufferException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.tabular.read.Preview;
import io.syntho.v1.TableCell;
import io.syntho.v1.TablePreview;
import io.syntho.v1.TableRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** The first rows of a table, made once when it is detected and kept beside its file, so that a look at them reads no file. */
public final class Previews {

    /** Most rows of a preview. */
    public static final int MOST_ROWS = 100;

    private static final int USUAL_ROWS = 20;
    private static final int LONGEST_CELL = 500;
    // A message that every client takes; wide tables show fewer rows.
    private static final int MOST_BYTES = 2 << 20;

    private final ObjectStorage storage;

    /** Previews kept in {@code storage}. */
    public Previews(ObjectStorage storage) {
        this.storage = storage;
    }

    /**
     * A preview as the contract has it: cells cut after 500 code points, an empty text is a missing value.
     *
     * @param rows rows of the whole table
     */
    public static TablePreview of(Preview preview, long rows) {
        TablePreview.Builder message = TablePreview.newBuilder().setTotalRowCount(rows);
        int bytes = 0;
        for (String name : preview.names()) {
            message.addColumnNames(wellFormed(name));
        }
        for (var texts : preview.rows()) {
            TableRow.Builder row = TableRow.newBuilder();
            for (String text : texts) {
                row.addCells(
                        text.isEmpty()
                                ? TableCell.newBuilder()
                                : TableCell.newBuilder().setValue(cut(text)));
            }
            TableRow built = row.build();
            bytes += built.getSerializedSize();
            if (bytes > MOST_BYTES || message.getRowsCount() == MOST_ROWS) {
                break;
            }
            message.addRows(built);
        }
        return message.build();
    }

    private static String cut(String text) {
        String shown = text.codePointCount(0, text.length()) <= LONGEST_CELL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_CELL));
        return wellFormed(shown);
    }

    /** Protobuf takes no half of a character. */
    private static String wellFormed(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                ? text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    void save(UserId owner, UUID dataset, TablePreview preview) {
        byte[] bytes = preview.toByteArray();
        storage.put(key(owner, dataset), new ByteArrayInputStream(bytes), bytes.length, "application/x-protobuf");
    }

    /**
     * The first rows.
     *
     * @param rows how many; 0: 20
     */
    TablePreview read(UserId owner, UUID dataset, int rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        storage.read(key(owner, dataset), (buffer, length) -> bytes.write(buffer, 0, length));
        try {
            TablePreview all = TablePreview.parseFrom(bytes.toByteArray());
            int shown = Math.min(rows == 0 ? USUAL_ROWS : rows, all.getRowsCount());
            return all.toBuilder()
                    .clearRows()
                    .addAllRows(all.getRowsList().subList(0, shown))
                    .build();
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored preview can not be read", broken);
        }
    }

    private static ObjectKey key(UserId owner, UUID dataset) {
        return new ObjectKey(Bucket.DATASETS, owner, dataset, "_preview/rows.binpb");
    }
}
