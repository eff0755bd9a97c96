package io.syntho.evaluation.run;

import io.syntho.evaluation.run.EvaluationInputException.Reason;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The three tables of an evaluation and what their columns mean.
 *
 * @param train rows the model learned from
 * @param holdout rows of the same origin that it never saw; may have no rows
 * @param synthetic rows it made; may lack columns that were left out
 * @param schema what the columns of {@code train} mean
 */
public record Comparison(Table train, Table holdout, Table synthetic, TableSchema schema) {

    /**
     * Checks that the tables can be compared.
     *
     * @throws EvaluationInputException when training or synthetic rows are absent, no column is in all tables and the schema, or one holds
     *     numbers here and text there
     */
    public Comparison {
        if (train.rows() == 0 || synthetic.rows() == 0) {
            throw new EvaluationInputException(
                    Reason.NO_ROWS,
                    "rows: %d training, %d synthetic (expected: at least one each)"
                            .formatted(train.rows(), synthetic.rows()));
        }
        List<ColumnSchema> common = common(train, holdout, synthetic, schema);
        if (common.isEmpty()) {
            throw new EvaluationInputException(
                    Reason.NO_COMMON_COLUMN, "columns: none in common (expected: the training table's)");
        }
        for (ColumnSchema column : common) {
            requireSameKind(train.column(column.name()), holdout.column(column.name()));
            requireSameKind(train.column(column.name()), synthetic.column(column.name()));
        }
    }

    /** The columns that stand in all three tables and in the schema, in the schema's order. */
    public List<ColumnSchema> common() {
        return common(train, holdout, synthetic, schema);
    }

    private static List<ColumnSchema> common(Table train, Table holdout, Table synthetic, TableSchema schema) {
        Set<String> names = names(train);
        names.retainAll(names(holdout));
        names.retainAll(names(synthetic));
        List<ColumnSchema> common = new ArrayList<>();
        for (ColumnSchema column : schema.columns()) {
            if (names.contains(column.name())) {
                common.add(column);
            }
        }
        return common;
    }

    private static Set<String> names(Table table) {
        Set<String> names = new HashSet<>();
        table.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    private static void requireSameKind(Column real, Column other) {
        if (real.getClass() != other.getClass()) {
            throw new EvaluationInputException(
                    Reason.COLUMN_KIND_DIFFERS,
                    "column %s: %s (expected: %s, as in the training rows)"
                            .formatted(real.name(), kind(other), kind(real)));
        }
    }

    private static String kind(Column column) {
        return switch (column) {
            case NumericColumn _ -> "numbers";
            case CodedColumn _ -> "text";
        };
    }
}
