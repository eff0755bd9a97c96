package io.syntho.tabular;

import java.util.List;
import java.util.Optional;

/**
 * Text or booleans as codes into a dictionary of distinct values.
 *
 * @param name the column's name
 * @param codes one code a row: an index into {@code dictionary}, or {@link #MISSING}
 * @param dictionary distinct values; may hold values that no row uses
 */
public record CodedColumn(String name, int[] codes, List<String> dictionary) implements Column {

    /** The code of a missing value. */
    public static final int MISSING = -1;

    /** Object header, array header and hash of a short string, measured on a 64-bit JVM with compressed pointers. */
    private static final int STRING_OVERHEAD_BYTES = 48;

    /** Keeps the dictionary unmodifiable. */
    public CodedColumn {
        dictionary = List.copyOf(dictionary);
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    /** The text of {@code row}, or empty when it is missing. */
    public Optional<String> text(int row) {
        return codes[row] == MISSING ? Optional.empty() : Optional.of(dictionary.get(codes[row]));
    }

    /** How many rows hold each dictionary entry; index = code. */
    public int[] counts() {
        int[] counts = new int[dictionary.size()];
        for (int code : codes) {
            if (code != MISSING) {
                counts[code]++;
            }
        }
        return counts;
    }

    @Override
    public CodedColumn select(int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes[rows[i]];
        }
        return new CodedColumn(name, selected, dictionary);
    }

    @Override
    public CodedColumn named(String newName) {
        return new CodedColumn(newName, codes, dictionary);
    }

    @Override
    public long bytes() {
        long text = 0;
        for (String value : dictionary) {
            text += STRING_OVERHEAD_BYTES + value.length();
        }
        return 4L * codes.length + text;
    }
}
