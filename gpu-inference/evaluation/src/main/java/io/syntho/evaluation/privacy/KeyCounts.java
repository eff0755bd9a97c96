package io.syntho.evaluation.privacy;

/** How often each 64-bit key occurs. Open addressing; keys are hashes already. */
final class KeyCounts {

    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] keys = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int mask = FIRST_CAPACITY - 1;
    private int distinct;

    private KeyCounts() {}

    static KeyCounts of(long[] keys) {
        KeyCounts counts = new KeyCounts();
        for (long key : keys) {
            counts.add(key, 1);
        }
        return counts;
    }

    private void add(long key, int count) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            distinct++;
        }
        counts[slot] += count;
        if (distinct > keys.length / 2) {
            grow();
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        mask = keys.length - 1;
        distinct = 0;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldCounts[slot] > 0) {
                add(oldKeys[slot], oldCounts[slot]);
            }
        }
    }

    /** How often {@code key} occurs; 0 when it does not. */
    int count(long key) {
        return counts[slot(key)];
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

    /** Calls {@code visitor} once for every distinct key. */
    void forEach(Visitor visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] > 0) {
                visitor.visit(keys[slot], counts[slot]);
            }
        }
    }

    @FunctionalInterface
    interface Visitor {
        void visit(long key, int count);
    }

    private int slot(long key) {
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
