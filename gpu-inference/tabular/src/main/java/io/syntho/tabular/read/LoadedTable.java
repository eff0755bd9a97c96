package io.syntho.tabular.read;

import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.Map;

/**
 * A table as read from a file.
 *
 * @param table the rows
 * @param schema one entry a column of {@code table}, in its order
 * @param type what the file was
 * @param unreadable per column of a corrected type: how many values could not be read as that type and became missing; columns without
 *     such values are absent
 */
public record LoadedTable(Table table, TableSchema schema, FileType type, Map<String, Integer> unreadable) {

    /** Keeps the map unmodifiable. */
    public LoadedTable {
        unreadable = Map.copyOf(unreadable);
    }
}
