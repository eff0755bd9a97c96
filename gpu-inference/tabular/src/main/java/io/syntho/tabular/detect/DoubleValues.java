package io.syntho.tabular.detect;

import java.util.Arrays;

/** A growing list of doubles. Allocates once when told the right size. */
public final class DoubleValues {

    private double[] values;
    private int size;

    /** Room for {@code expected} values at first. */
    public DoubleValues(int expected) {
        values = new double[Math.max(16, expected)];
    }

    /** Appends a value. */
    public void add(double value) {
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
    public double get(int index) {
        return values[index];
    }

    /** The values; the array itself when it is full. Nothing may be added afterwards. */
    public double[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
