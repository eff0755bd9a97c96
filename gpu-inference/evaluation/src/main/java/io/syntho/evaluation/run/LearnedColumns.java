package io.syntho.evaluation.run;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The columns whose values a model learns, and why the others are not compared. Identifiers, free text and personal data that points to one
 * person are made anew: comparing them would reward a leak and punish its absence.
 *
 * @param learned columns to compare, in the schema's order
 * @param skipped name → reason, in words
 */
public record LearnedColumns(List<ColumnSchema> learned, SequencedMap<String, String> skipped) {

    /** Keeps the list unmodifiable. */
    public LearnedColumns {
        learned = List.copyOf(learned);
    }

    /** Sorts the columns of a comparison. */
    public static LearnedColumns of(Comparison comparison) {
        List<ColumnSchema> learned = new ArrayList<>();
        SequencedMap<String, String> skipped = new LinkedHashMap<>();
        Set<String> common = new HashSet<>();
        comparison.common().forEach(column -> common.add(column.name()));
        for (ColumnSchema column : comparison.schema().columns()) {
            String reason =
                    common.contains(column.name()) ? reason(column, comparison.train()) : "not in the synthetic table";
            if (reason.isEmpty()) {
                learned.add(column);
            } else {
                skipped.put(column.name(), reason);
            }
        }
        return new LearnedColumns(learned, skipped);
    }

    private static String reason(ColumnSchema column, Table train) {
        if (column.pii().filter(kind -> kind.direct()).isPresent()) {
            return "personal data: made anew, not learned";
        }
        if (column.meaning() == Meaning.IDENTIFIER) {
            return "identifier: made anew, not learned";
        }
        if (column.meaning() == Meaning.FREE_TEXT) {
            return "free text: replaced, not learned";
        }
        return train.column(column.name()).missingCount() == train.rows() ? "no value in the training rows" : "";
    }
}
