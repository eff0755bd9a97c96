package io.syntho.tabular;

import java.util.Optional;

/**
 * What is known about a column: detected, and perhaps corrected by its owner.
 *
 * @param name the column's name
 * @param type how values are stored
 * @param meaning what the column is for
 * @param pii the kind of personal data in it, if any was found
 * @param confidence how sure detection is of {@code type} and {@code meaning}, 0 to 1
 * @param reason why, in words for the owner
 * @param format how values are spelled
 * @param profile what the values look like
 * @param corrected whether the owner overruled detection
 */
public record ColumnSchema(
        String name,
        StorageType type,
        Meaning meaning,
        Optional<PiiKind> pii,
        double confidence,
        String reason,
        ValueFormat format,
        ColumnProfile profile,
        boolean corrected) {

    /** Checks the confidence. */
    public ColumnSchema {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence: %s (expected: 0 to 1)".formatted(confidence));
        }
    }

    /** A column whose type and meaning are certain, with nothing else known. */
    public static ColumnSchema of(String name, StorageType type, Meaning meaning) {
        return new ColumnSchema(
                name, type, meaning, Optional.empty(), 1, "given", ValueFormat.PLAIN, ColumnProfile.EMPTY, false);
    }

    /** The same with another format. */
    public ColumnSchema with(ValueFormat newFormat) {
        return new ColumnSchema(name, type, meaning, pii, confidence, reason, newFormat, profile, corrected);
    }

    /** The same with a kind of personal data. */
    public ColumnSchema with(Optional<PiiKind> newPii) {
        return new ColumnSchema(name, type, meaning, newPii, confidence, reason, format, profile, corrected);
    }

    /** The same without what is known of single values. */
    public ColumnSchema withoutProfile() {
        return new ColumnSchema(name, type, meaning, pii, confidence, reason, format, ColumnProfile.EMPTY, corrected);
    }

    /** As the owner corrected it. */
    public ColumnSchema corrected(StorageType newType, Meaning newMeaning, Optional<PiiKind> newPii) {
        return new ColumnSchema(name, newType, newMeaning, newPii, 1, "set by the owner", format, profile, true);
    }
}
