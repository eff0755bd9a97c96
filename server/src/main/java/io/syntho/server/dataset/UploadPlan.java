package io.syntho.server.dataset;

import io.syntho.server.platform.storage.MultipartUploads;
import io.syntho.server.platform.storage.StoredPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a file is cut into parts: all of {@code partBytes}, but the last, which has the rest.
 *
 * @param fileBytes bytes of the file, at least 1
 * @param partBytes bytes of a part
 */
record UploadPlan(long fileBytes, long partBytes) {

    private static final long USUAL_PART_BYTES = 8L << 20;
    private static final long USUAL_PARTS = 1000;

    UploadPlan {
        if (fileBytes < 1 || partBytes < 1) {
            throw new IllegalArgumentException(
                    "fileBytes: %d, partBytes: %d (expected: both positive)".formatted(fileBytes, partBytes));
        }
    }

    /** The server's choice: 8 MiB, more for what would be over 1,000 parts. */
    static UploadPlan of(long fileBytes) {
        return new UploadPlan(fileBytes, Math.max(USUAL_PART_BYTES, Math.ceilDiv(fileBytes, USUAL_PARTS)));
    }

    boolean possible() {
        return count() <= MultipartUploads.MOST_PARTS;
    }

    long count() {
        return Math.ceilDiv(fileBytes, partBytes);
    }

    /** First byte of part {@code number}, from 1. */
    long offset(int number) {
        return (number - 1) * partBytes;
    }

    /** Bytes of part {@code number}, from 1. */
    long size(int number) {
        return Math.min(partBytes, fileBytes - offset(number));
    }

    /** The parts that arrived whole, by number. */
    Map<Integer, StoredPart> whole(List<StoredPart> arrived) {
        Map<Integer, StoredPart> whole = new HashMap<>();
        for (StoredPart part : arrived) {
            if (part.number() <= count() && part.size() == size(part.number())) {
                whole.put(part.number(), part);
            }
        }
        return whole;
    }

    /** Numbers of the parts that did not arrive whole, in order. */
    List<Integer> missing(List<StoredPart> arrived) {
        Map<Integer, StoredPart> whole = whole(arrived);
        List<Integer> missing = new ArrayList<>();
        for (int number = 1; number <= count(); number++) {
            if (!whole.containsKey(number)) {
                missing.add(number);
            }
        }
        return missing;
    }
}
