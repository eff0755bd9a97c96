package io.syntho.tabular.read;

import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.ValueText;
import java.util.ArrayList;
import java.util.List;

/** Tables as text, for comparisons. */
final class Texts {

    private Texts() {}

    static List<List<String>> rows(LoadedTable loaded) {
        return rows(loaded.table(), loaded.schema());
    }

    static List<List<String>> rows(Table table, TableSchema schema) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<String> texts = new ArrayList<>();
            for (int column = 0; column < table.width(); column++) {
                texts.add(ValueText.of(schema.columns().get(column)).text(table.column(column), row));
            }
            rows.add(texts);
        }
        return rows;
    }

    static List<String> names(LoadedTable loaded) {
        return loaded.schema().columns().stream().map(column -> column.name()).toList();
    }
}
