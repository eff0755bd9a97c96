package io.syntho.evaluation.quality;

import java.util.Arrays;

/** Counts cells (row category, column category) of several tables at once. Open addressing over long keys; reused from pair to pair. */
final class CellCounts {

    private static final int FREE = -1;

    private final int[] cellOfSlot;
    private final int mask;
    private final long[] keys;
    private final int[] slots;
    private final int[][] counts;
    private int size;

    /**
     * @param tables how many tables are counted beside each other
     * @param cells most distinct cells that will be counted together
     */
    CellCounts(int tables, int cells) {
        int capacity = Integer.highestOneBit(Math.max(8, cells)) * 4;
        cellOfSlot = new int[capacity];
        Arrays.fill(cellOfSlot, FREE);
        mask = capacity - 1;
        keys = new long[cells];
        slots = new int[cells];
        counts = new int[tables][cells];
    }

    /** Forgets all counts; costs as much as there are cells. */
    void clear() {
        for (int cell = 0; cell < size; cell++) {
            cellOfSlot[slots[cell]] = FREE;
        }
        for (int[] table : counts) {
            Arrays.fill(table, 0, size, 0);
        }
        size = 0;
    }

    /** Counts one row of a table. Codes are not negative. */
    void add(int table, int first, int second) {
        long key = (long) first << 32 | second;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (cellOfSlot[slot] != FREE && keys[cellOfSlot[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        if (cellOfSlot[slot] == FREE) {
            cellOfSlot[slot] = size;
            keys[size] = key;
            slots[size] = slot;
            size++;
        }
        counts[table][cellOfSlot[slot]]++;
    }

    /** Number of distinct cells. */
    int size() {
        return size;
    }

    int count(int table, int cell) {
        return counts[table][cell];
    }

    int first(int cell) {
        return (int) (keys[cell] >>> 32);
    }

    int second(int cell) {
        return (int) keys[cell];
    }
}
