package io.syntho.tabular.read;

import java.util.List;

/**
 * The first rows of a file as its text spells them. Holds real values: for the data's owner alone.
 *
 * @param names column names
 * @param rows one list of texts a row, as long as {@code names}; a missing value is empty
 */
public record Preview(List<String> names, List<List<String>> rows) {

    /** Keeps the lists unmodifiable. */
    public Preview {
        names = List.copyOf(names);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
