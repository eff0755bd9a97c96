package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.Previews;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.ValueText;
import io.syntho.v1.TableCell;
import io.syntho.v1.TablePreview;
import io.syntho.v1.TableRow;
import java.util.List;

/** Keeps the first synthetic rows as they are shown. */
final class PreviewRows {

    private final TablePreview.Builder preview = TablePreview.newBuilder();
    private List<ValueText> texts = List.of();

    void begin(TableSchema schema) {
        texts = schema.columns().stream().map(ValueText::of).toList();
        preview.clearColumnNames()
                .clearRows()
                .addAllColumnNames(
                        schema.columns().stream().map(ColumnSchema::name).toList());
    }

    void take(Table batch) {
        for (int row = 0; row < batch.rows() && preview.getRowsCount() < Previews.MOST_ROWS; row++) {
            TableRow.Builder message = TableRow.newBuilder();
            for (int column = 0; column < batch.width(); column++) {
                message.addCells(cell(batch.column(column), texts.get(column), row));
            }
            preview.addRows(message);
        }
    }

    private static TableCell cell(Column column, ValueText text, int row) {
        TableCell.Builder cell = TableCell.newBuilder();
        if (!column.isMissing(row)) {
            cell.setValue(cut(
                    switch (column) {
                        case NumericColumn numbers -> text.number(numbers.values()[row]);
                        case CodedColumn words -> words.text(row).orElse("");
                    }));
        }
        return cell.build();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= Previews.LONGEST_CELL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Previews.LONGEST_CELL));
    }

    /** The preview of a table of {@code rows} rows. */
    TablePreview message(long rows) {
        return preview.setTotalRowCount(rows).build();
    }
}
