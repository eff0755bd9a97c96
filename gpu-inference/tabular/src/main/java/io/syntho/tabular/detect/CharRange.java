package io.syntho.tabular.detect;

/** A window on a buffer that moves from value to value, so that a value need not become an object. */
public final class CharRange implements CharSequence {

    private char[] buffer = new char[0];
    private int offset;
    private int length;

    /** Moves the window. */
    public CharRange at(char[] newBuffer, int newOffset, int newLength) {
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
        return this;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return buffer[offset + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    @Override
    public String toString() {
        return new String(buffer, offset, length);
    }
}
