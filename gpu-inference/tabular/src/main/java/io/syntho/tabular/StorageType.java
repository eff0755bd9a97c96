package io.syntho.tabular;

/** How a column's values are stored. */
public enum StorageType {
    /** Whole numbers that a {@code double} holds exactly (|x| ≤ 2⁵³). */
    INTEGER,
    /** Numbers with a fraction. */
    DECIMAL,
    /** Two values; the dictionary keeps how the source spelled them. */
    BOOLEAN,
    /** A calendar day; microseconds since 1970-01-01 UTC at midnight. */
    DATE,
    /** A day and a time; microseconds since 1970-01-01 UTC. */
    DATETIME,
    /** Text. */
    STRING;

    /** Whether values of this type stand in a {@link NumericColumn}; the others stand in a {@link CodedColumn}. */
    public boolean numeric() {
        return switch (this) {
            case INTEGER, DECIMAL, DATE, DATETIME -> true;
            case BOOLEAN, STRING -> false;
        };
    }

    /** Whether values of this type are instants. */
    public boolean temporal() {
        return this == DATE || this == DATETIME;
    }
}
