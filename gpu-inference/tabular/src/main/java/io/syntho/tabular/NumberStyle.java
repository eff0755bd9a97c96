package io.syntho.tabular;

/**
 * How a column spells its numbers beyond plain digits, so that {@code $1,234.50} or {@code 1.234,5 %} come back as they were.
 *
 * @param prefix text before the digits, after the sign, such as {@code $}; may be empty
 * @param suffix text after the digits, such as {@code %}; may be empty
 * @param grouping separator of thousands; empty: none
 * @param decimalSeparator {@code .} or {@code ,}
 * @param minimumDecimals digits after the separator that are always written: 1 for {@code 55.0}, 2 for {@code 12.50}. An
 *     {@link StorageType#INTEGER} column with 1 was spelled {@code 3.0}, as pandas does for integers with gaps
 */
public record NumberStyle(String prefix, String suffix, String grouping, String decimalSeparator, int minimumDecimals) {

    /** Digits and a point, nothing else. */
    public static final NumberStyle PLAIN = new NumberStyle("", "", "", ".", 0);

    /** Checks the separators. */
    public NumberStyle {
        if (!decimalSeparator.equals(".") && !decimalSeparator.equals(",")) {
            throw new IllegalArgumentException("decimalSeparator: %s (expected: . or ,)".formatted(decimalSeparator));
        }
        if (grouping.length() > 1 || grouping.equals(decimalSeparator)) {
            throw new IllegalArgumentException(
                    "grouping: %s (expected: empty, or one character other than the decimal separator)"
                            .formatted(grouping));
        }
        if (minimumDecimals < 0 || minimumDecimals > 18) {
            throw new IllegalArgumentException("minimumDecimals: %d (expected: 0 to 18)".formatted(minimumDecimals));
        }
    }

    /** The same, writing at least {@code decimals} digits after the separator. */
    public NumberStyle withMinimumDecimals(int decimals) {
        return new NumberStyle(prefix, suffix, grouping, decimalSeparator, decimals);
    }
}
