package io.syntho.tabular.read;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.detect.Corrections;
import io.syntho.tabular.detect.Dictionary;
import io.syntho.tabular.detect.IntValues;
import java.util.Optional;

/**
 * Reads text as a type that its owner chose. The format is found from the values, as far as these fit: from all, or, where there are many,
 * from the first ones.
 */
final class CorrectedText implements TypedSink {

    private static final int MANY = 50_000;

    private final ColumnSchema schema;
    private final int expectedRows;
    private IntValues codes;
    private Dictionary dictionary = new Dictionary();
    private Optional<TypedSink> reader = Optional.empty();

    CorrectedText(ColumnSchema schema, int expectedRows) {
        this.schema = schema;
        this.expectedRows = expectedRows;
        this.codes = new IntValues(expectedRows);
    }

    @Override
    public void text(CharSequence value) {
        if (reader.isPresent()) {
            reader.get().text(value);
            return;
        }
        codes.add(dictionary.code(value));
        if (dictionary.size() == MANY) {
            settle();
        }
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
        if (reader.isPresent()) {
            reader.get().missing();
        } else {
            codes.add(CodedColumn.MISSING);
        }
    }

    @Override
    public Typed finish() {
        if (reader.isEmpty()) {
            settle();
        }
        return reader.orElseThrow().finish();
    }

    /** Finds the format and goes on in it. */
    private void settle() {
        ColumnSchema completed = Corrections.complete(schema, dictionary.texts());
        TypedSink typed = completed.type().numeric()
                ? new TypedNumbers(completed, expectedRows)
                : new TypedWords(completed, expectedRows);
        for (int row = 0; row < codes.size(); row++) {
            int code = codes.get(row);
            if (code == CodedColumn.MISSING) {
                typed.missing();
            } else {
                typed.text(dictionary.text(code));
            }
        }
        codes = new IntValues(0);
        dictionary = new Dictionary();
        reader = Optional.of(typed);
    }
}
