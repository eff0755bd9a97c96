package io.syntho.synthesis.regenerate;

import io.syntho.synthesis.transform.RowRandom;
import java.util.Locale;
import java.util.UUID;

/**
 * Random UUIDs of version 4 (RFC 9562). Two of 122 random bits each meet with a chance that need not be counted.
 *
 * @param upper whether letters are upper case
 * @param hyphens whether groups are separated
 */
record Uuid(boolean upper, boolean hyphens) implements Maker {

    private static final long VERSION_MASK = 0xFFFFFFFFFFFF0FFFL;
    private static final long VARIANT_MASK = 0x3FFFFFFFFFFFFFFFL;

    @Override
    public String make(long row, RowRandom random) {
        UUID uuid = new UUID(
                random.bits(row, 0) & VERSION_MASK | 0x4000L, random.bits(row, 1) & VARIANT_MASK | Long.MIN_VALUE);
        String text = hyphens ? uuid.toString() : uuid.toString().replace("-", "");
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }
}
