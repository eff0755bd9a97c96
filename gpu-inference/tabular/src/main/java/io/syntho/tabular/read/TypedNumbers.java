package io.syntho.tabular.read;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.InstantText;
import io.syntho.tabular.NumberText;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.detect.Blank;
import io.syntho.tabular.detect.DoubleValues;
import java.util.Optional;
import java.util.Set;

/** Reads numbers or instants whose format is known. */
final class TypedNumbers implements TypedSink {

    private final ColumnSchema schema;
    private final DoubleValues values;
    private final NumberText numbers;
    private final Optional<InstantText> instants;
    private final Set<String> markers;
    private final boolean whole;
    private int unreadable;

    TypedNumbers(ColumnSchema schema, int expectedRows) {
        this.schema = schema;
        this.values = new DoubleValues(expectedRows);
        this.numbers = NumberText.of(schema.format().numberStyle(), 0);
        this.instants = schema.format().datePattern().map(InstantText::of);
        this.markers = Set.copyOf(schema.format().missingMarkers());
        this.whole = schema.type() == StorageType.INTEGER;
    }

    @Override
    public void text(CharSequence text) {
        double value = schema.type().temporal() ? instant(text) : numbers.parse(text);
        if (!Double.isNaN(value)) {
            number(value);
            return;
        }
        if (!Blank.is(text) && !markers.contains(text.toString())) {
            unreadable++;
        }
        missing();
    }

    private double instant(CharSequence text) {
        if (Blank.is(text)) {
            return Double.NaN;
        }
        String stripped = text.toString().strip();
        return instants.isPresent() ? instants.get().parse(stripped) : InstantText.parseIso(stripped);
    }

    @Override
    public void whole(long value) {
        values.add(value);
    }

    @Override
    public void number(double value) {
        if (whole && value != Math.rint(value)) {
            unreadable++;
            missing();
        } else {
            values.add(Double.isInfinite(value) ? Double.NaN : value);
        }
    }

    @Override
    public void missing() {
        values.add(Double.NaN);
    }

    @Override
    public Typed finish() {
        return new Typed(new NumericColumn(schema.name(), values.toArray()), schema, unreadable);
    }
}
