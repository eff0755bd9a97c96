package io.syntho.tabular.detect;

import java.util.Arrays;

/** A growing list of ints. Allocates once when told the right size. */
public final class IntValues {

    private int[] values;
    private int size;

    /** Room for {@code expected} values at first. */
    public IntValues(int expected) {
        values = new int[Math.max(16, expected)];
    }

    /** Appends a value. */
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.addExact(size, (size >> 1) + 1));
        }
        values[size++] = value;
    }

    /** For how many there is room. */
    public int capacity() {
        return values.length;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The value at {@code index}. */
    public int get(int index) {
        return values[index];
    }

    /** The values; the array itself when it is full. Nothing may be added afterwards. */
    public int[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
