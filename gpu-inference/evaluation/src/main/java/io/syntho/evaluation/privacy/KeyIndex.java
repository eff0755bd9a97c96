package io.syntho.evaluation.privacy;

import java.util.Arrays;

/** Numbers distinct 64-bit keys from 0 in the order in which they are met. */
final class KeyIndex {

    /** What a key has that was never added. */
    static final int UNKNOWN = -1;

    private long[] keys = new long[64];
    private int[] ids = new int[64];
    private int size;

    KeyIndex() {
        Arrays.fill(ids, UNKNOWN);
    }

    /** Number of distinct keys. */
    int size() {
        return size;
    }

    /** The number of {@code key}, a new one when it was not met before. */
    int add(long key) {
        int slot = slot(key);
        if (ids[slot] == UNKNOWN) {
            if (2 * size >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            ids[slot] = size++;
        }
        return ids[slot];
    }

    /** The number of {@code key}; {@link #UNKNOWN} when it was not met. */
    int of(long key) {
        return ids[slot(key)];
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new long[2 * oldKeys.length];
        ids = new int[keys.length];
        Arrays.fill(ids, UNKNOWN);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldIds[old] != UNKNOWN) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                ids[slot] = oldIds[old];
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (ids[slot] != UNKNOWN && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
