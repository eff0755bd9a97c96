package io.syntho.tabular.detect;

import java.util.Arrays;
import java.util.List;

/**
 * Gives each distinct text a code, in the order of first sight. Open addressing over codes: 12 bytes a text besides the text itself,
 * against some 50 for a hash map's entries, which counts for columns whose values are all distinct.
 */
public final class Dictionary {

    private static final int INITIAL_TEXTS = 32;
    private static final int SPREAD = 0x9E3779B9;

    private String[] texts = new String[INITIAL_TEXTS];
    private int[] hashes = new int[INITIAL_TEXTS];

    /** Code + 1, or 0; twice as many as there is room for texts. */
    private int[] slots = new int[2 * INITIAL_TEXTS];

    private int size;
    private int lastCode = -1;

    /** The code of {@code text}: a new one when it was not seen before. */
    public int code(CharSequence text) {
        // Sorted columns repeat the value before.
        if (lastCode >= 0 && texts[lastCode].contentEquals(text)) {
            return lastCode;
        }
        int hash = hash(text);
        int slot = first(hash);
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && texts[code].contentEquals(text)) {
                lastCode = code;
                return code;
            }
            slot = slot + 1 & slots.length - 1;
        }
        lastCode = size;
        add(text.toString(), hash, slot);
        return lastCode;
    }

    private void add(String text, int hash, int slot) {
        texts[size] = text;
        hashes[size] = hash;
        slots[slot] = ++size;
        if (size == texts.length) {
            grow();
        }
    }

    private int first(int hash) {
        int spread = hash * SPREAD;
        return (spread ^ spread >>> 16) & slots.length - 1;
    }

    private static int hash(CharSequence text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    private void grow() {
        texts = Arrays.copyOf(texts, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        slots = new int[4 * size];
        for (int code = 0; code < size; code++) {
            int slot = first(hashes[code]);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = code + 1;
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
