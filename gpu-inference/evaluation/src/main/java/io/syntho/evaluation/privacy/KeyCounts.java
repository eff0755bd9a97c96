package io.syntho.evaluation.privacy;

import java.util.Arrays;

/** How often each 64-bit key occurs. Sorted, for a table of hashes beside a table of rows would take several times the keys' own memory while it grows. */
final class KeyCounts {

    /** Ascending, the first {@code distinct} of them. */
    private final long[] keys;

    private final int[] counts;
    private final int distinct;

    private KeyCounts(long[] keys, int[] counts, int distinct) {
        this.keys = keys;
        this.counts = counts;
        this.distinct = distinct;
    }

    /** Counts keys, and takes their array over: sorted in place, for a copy would be as large as a column. */
    static KeyCounts of(long[] sorted) {
        Arrays.sort(sorted);
        int distinct = distinct(sorted);
        int[] counts = new int[distinct];
        int last = -1;
        for (long key : sorted) {
            // What is written lies at or before what is read.
            if (last < 0 || key != sorted[last]) {
                sorted[++last] = key;
            }
            counts[last]++;
        }
        return new KeyCounts(distinct < sorted.length / 2 ? Arrays.copyOf(sorted, distinct) : sorted, counts, distinct);
    }

    /** Number of distinct keys, where no more is asked; sorts them in place. */
    static int distinctOf(long[] keys) {
        Arrays.sort(keys);
        return distinct(keys);
    }

    private static int distinct(long[] sorted) {
        int distinct = sorted.length > 0 ? 1 : 0;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return distinct;
    }

    /** How often {@code key} occurs; 0 when it does not. */
    int count(long key) {
        int place = Arrays.binarySearch(keys, 0, distinct, key);
        return place < 0 ? 0 : counts[place];
    }

    /** Number of keys, each as often as it occurs. */
    long total() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /** Number of keys, each as often as it occurs here, that occur 1 to {@code most} times in {@code others}. */
    long among(KeyCounts others, int most) {
        long found = 0;
        int other = 0;
        for (int place = 0; place < distinct; place++) {
            while (other < others.distinct && others.keys[other] < keys[place]) {
                other++;
            }
            if (other < others.distinct && others.keys[other] == keys[place] && others.counts[other] <= most) {
                found += counts[place];
            }
        }
        return found;
    }

    /** Number of distinct keys. */
    int distinct() {
        return distinct;
    }

    /** Number of keys that occur once. */
    int unique() {
        int unique = 0;
        for (int count : counts) {
            if (count == 1) {
                unique++;
            }
        }
        return unique;
    }

    /** Calls {@code visitor} once for every distinct key, ascending. */
    void forEach(Visitor visitor) {
        for (int place = 0; place < distinct; place++) {
            visitor.visit(keys[place], counts[place]);
        }
    }

    @FunctionalInterface
    interface Visitor {
        void visit(long key, int count);
    }
}
