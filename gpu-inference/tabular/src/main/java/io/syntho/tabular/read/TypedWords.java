package io.syntho.tabular.read;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.detect.Blank;
import io.syntho.tabular.detect.Dictionary;
import io.syntho.tabular.detect.IntValues;
import java.util.Set;

/** Reads text, or booleans whose spelling is known. */
final class TypedWords implements TypedSink {

    private final ColumnSchema schema;
    private final IntValues codes;
    private final Dictionary dictionary = new Dictionary();
    private final Set<String> markers;
    private final boolean booleans;
    private final String trueText;
    private final String falseText;
    private int unreadable;

    TypedWords(ColumnSchema schema, int expectedRows) {
        this.schema = schema;
        this.codes = new IntValues(expectedRows);
        this.markers = Set.copyOf(schema.format().missingMarkers());
        this.booleans = schema.type() == StorageType.BOOLEAN;
        boolean spelled = !schema.format().booleanTexts().isEmpty();
        this.trueText = spelled ? schema.format().booleanTexts().getFirst() : "true";
        this.falseText = spelled ? schema.format().booleanTexts().getLast() : "false";
        if (booleans) {
            dictionary.code(falseText);
            dictionary.code(trueText);
        }
    }

    @Override
    public void text(CharSequence text) {
        if (Blank.is(text) || !markers.isEmpty() && markers.contains(text.toString())) {
            missing();
        } else if (booleans) {
            codes.add(bool(text.toString().strip()));
        } else {
            codes.add(dictionary.code(text));
        }
    }

    /** Native booleans arrive as {@code true} and {@code false}, whatever the column's own words are. */
    private int bool(String text) {
        if (text.equalsIgnoreCase(trueText) || text.equals("true")) {
            return 1;
        }
        if (text.equalsIgnoreCase(falseText) || text.equals("false")) {
            return 0;
        }
        unreadable++;
        return CodedColumn.MISSING;
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
        return new Typed(new CodedColumn(schema.name(), codes.toArray(), dictionary.texts()), schema, unreadable);
    }
}
