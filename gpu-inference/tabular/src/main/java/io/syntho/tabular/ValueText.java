package io.syntho.tabular;

/** Spells the values of one column as its source did. Immutable. */
public final class ValueText {

    private final ColumnSchema schema;
    private final NumberText numbers;
    private final java.util.Optional<InstantText> instants;

    private ValueText(ColumnSchema schema) {
        this.schema = schema;
        this.numbers =
                NumberText.of(schema.format().numberStyle(), schema.format().decimals());
        this.instants = schema.format()
                .datePattern()
                .filter(p -> schema.type().temporal())
                .map(InstantText::of);
    }

    /** For columns of this schema. */
    public static ValueText of(ColumnSchema schema) {
        return new ValueText(schema);
    }

    /** The value of {@code row}; empty when it is missing. */
    public String text(Column column, int row) {
        return switch (column) {
            case NumericColumn numeric -> number(numeric.values()[row]);
            case CodedColumn coded -> {
                int code = coded.codes()[row];
                yield code == CodedColumn.MISSING ? "" : coded.dictionary().get(code);
            }
        };
    }

    /** A number or an instant; empty when it is {@code NaN}. */
    public String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (!schema.type().temporal()) {
            return numbers.format(value);
        }
        return instants.isPresent() ? instants.get().format(value) : InstantText.iso(value, schema.type());
    }
}
