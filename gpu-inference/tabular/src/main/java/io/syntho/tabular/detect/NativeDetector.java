package io.syntho.tabular.detect;

import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueFormat;
import java.util.List;
import java.util.Optional;

/** Detects a column that its file already types as numbers, dates or times. */
final class NativeDetector extends ColumnDetector {

    private static final long EXACT = 1L << 53;

    /** What the file says. */
    enum Kind {
        NUMBER,
        DATE,
        DATETIME
    }

    private final String name;
    private final Kind kind;
    private final DoubleValues values;
    private final NumberEvidence evidence = new NumberEvidence();
    private boolean inexact;

    NativeDetector(String name, int expectedRows, Kind kind) {
        this.name = name;
        this.kind = kind;
        this.values = new DoubleValues(expectedRows);
    }

    @Override
    public void text(CharSequence value) {
        throw new IllegalStateException("text in a column of numbers");
    }

    @Override
    public void whole(long value) {
        if (kind == Kind.NUMBER) {
            inexact |= value >= EXACT || value <= -EXACT;
            evidence.add(value, 0);
        }
        values.add(value);
    }

    @Override
    public void number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            missing();
            return;
        }
        evidence.add(value);
        values.add(value);
    }

    @Override
    public void missing() {
        values.add(Double.NaN);
    }

    @Override
    public boolean mustReadAgain() {
        return inexact;
    }

    @Override
    Optional<DateOrder> dateOrder() {
        return Optional.empty();
    }

    @Override
    Detected finish(Optional<DateOrder> order) {
        double[] numbers = values.toArray();
        return switch (kind) {
            case DATE -> Finisher.numbers(name, instants(StorageType.DATE, "the file stores dates"), numbers);
            case DATETIME -> Finisher.numbers(name, instants(StorageType.DATETIME, "the file stores times"), numbers);
            case NUMBER -> Finisher.numbers(name, numbers(), evidence, numbers);
        };
    }

    private static TypeFinding instants(StorageType type, String reason) {
        return TypeFinding.of(type, ValueFormat.PLAIN, 1, reason);
    }

    private TypeFinding numbers() {
        int decimals = evidence.whole() ? 0 : evidence.mostDecimals();
        // A file with typed numbers spells none; no decimals are forced on whole numbers that it stores as floating
        // point.
        ValueFormat format = new ValueFormat(decimals, Optional.empty(), List.of());
        return evidence.whole() && evidence.exact()
                ? TypeFinding.of(StorageType.INTEGER, format, 0.99, "the file stores numbers, all of them whole")
                : TypeFinding.of(StorageType.DECIMAL, format, 0.99, "the file stores floating point numbers");
    }
}
