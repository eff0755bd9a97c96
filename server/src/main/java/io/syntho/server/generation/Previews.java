package io.syntho.server.generation;

import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.storage.StorageUnavailable;
import io.syntho.v1.TablePreview;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The first synthetic rows, as the worker stored them: no file of a user is opened to show them. */
public final class Previews {

    /** Most rows that are kept for a preview. */
    public static final int MOST_ROWS = 100;

    /** Code points after which a cell's text is cut. */
    public static final int LONGEST_CELL = 500;

    private static final int USUAL_ROWS = 20;

    private final ObjectStorage storage;

    /** Previews in {@code storage}. */
    public Previews(ObjectStorage storage) {
        this.storage = storage;
    }

    /**
     * The first rows.
     *
     * @param path where they are, in the bucket of synthetic tables
     * @param rows most rows; 0: 20
     * @throws StorageUnavailable when the storage is away
     */
    TablePreview read(String path, int rows) {
        try (InputStream content = storage.get(ObjectKey.parse(Bucket.SYNTHETIC, path))) {
            TablePreview whole = TablePreview.parseFrom(content);
            int most = Math.min(rows == 0 ? USUAL_ROWS : rows, whole.getRowsCount());
            return whole.toBuilder()
                    .clearRows()
                    .addAllRows(whole.getRowsList().subList(0, most))
                    .build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
