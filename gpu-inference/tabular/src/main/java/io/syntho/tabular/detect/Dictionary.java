package io.syntho.tabular.detect;

import java.util.Arrays;
import java.util.List;

/**
 * Gives each distinct text a code, in the order of first sight. Open addressing over codes: 8 bytes a text besides the text itself,
 * against some 50 for a hash map's entries, which counts for columns whose values are all distinct.
 */
public final class Dictionary {

    private static final int INITIAL_SLOTS = 64;
    private static final int SPREAD = 0x9E3779B9;

    private String[] texts = new String[INITIAL_SLOTS / 2];
    private int[] slots = new int[INITIAL_SLOTS];
    private int size;
    private int lastCode = -1;

    /** The code of {@code text}: a new one when it was not seen before. */
    public int code(CharSequence text) {
        // Sorted columns repeat the value before.
        if (lastCode >= 0 && texts[lastCode].contentEquals(text)) {
            return lastCode;
        }
        int slot = slot(text);
        if (slots[slot] != 0) {
            lastCode = slots[slot] - 1;
            return lastCode;
        }
        if (size == texts.length) {
            grow();
            slot = slot(text);
        }
        texts[size] = text.toString();
        slots[slot] = ++size;
        lastCode = size - 1;
        return lastCode;
    }

    private int slot(CharSequence text) {
        int mask = slots.length - 1;
        int hash = hash(text) * SPREAD;
        int slot = (hash ^ (hash >>> 16)) & mask;
        while (slots[slot] != 0 && !texts[slots[slot] - 1].contentEquals(text)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** A string's own hash, so that it need not be made a string first. */
    private static int hash(CharSequence text) {
        if (text instanceof String string) {
            return string.hashCode();
        }
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    private void grow() {
        texts = Arrays.copyOf(texts, texts.length * 2);
        slots = new int[texts.length * 2];
        for (int code = 0; code < size; code++) {
            slots[slot(texts[code])] = code + 1;
        }
    }

    /** Number of distinct texts. */
    public int size() {
        return size;
    }

    /** The text of {@code code}. */
    public String text(int code) {
        return texts[code];
    }

    /** All texts; index = code. */
    public List<String> texts() {
        return List.of(Arrays.copyOf(texts, size));
    }
}
