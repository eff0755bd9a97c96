package io.syntho.tabular.read;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.detect.Corrections;
import io.syntho.tabular.detect.Dictionary;
import io.syntho.tabular.detect.IntValues;

/** Reads text as a type that its owner chose: the format is found from the values, as far as these fit. */
final class CorrectedText implements TypedSink {

    private final ColumnSchema schema;
    private final int expectedRows;
    private final IntValues codes;
    private final Dictionary dictionary = new Dictionary();

    CorrectedText(ColumnSchema schema, int expectedRows) {
        this.schema = schema;
        this.expectedRows = expectedRows;
        this.codes = new IntValues(expectedRows);
    }

    @Override
    public void text(CharSequence value) {
        codes.add(dictionary.code(value));
    }

    @Override
    public void whole(long value) {
        text(Long.toString(value));
    }

    @Override
    public void number(double value) {
        text(Double.isNaN(value) ? "" : Double.toString(value));
    }

    @Override
    public void missing() {
        codes.add(CodedColumn.MISSING);
    }

    @Override
    public Typed finish() {
        ColumnSchema completed = Corrections.complete(schema, dictionary.texts());
        TypedSink reader = completed.type().numeric()
                ? new TypedNumbers(completed, expectedRows)
                : new TypedWords(completed, expectedRows);
        for (int row = 0; row < codes.size(); row++) {
            int code = codes.get(row);
            if (code == CodedColumn.MISSING) {
                reader.missing();
            } else {
                reader.text(dictionary.text(code));
            }
        }
        return reader.finish();
    }
}
