package io.syntho.server.platform.storage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** File names made of hostile ones. */
public final class SafeNames {

    private static final int LONGEST = 80;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    private SafeNames() {}

    /**
     * A file name that keeps what is readable of {@code wish}: Latin letters without accents, digits, {@code -} and
     * {@code _}, at most 80 characters; {@code fallback} when nothing is left.
     *
     * @param extension with its point, such as {@code .csv}; safe already
     */
    public static String of(String wish, String fallback, String extension) {
        String plain = Normalizer.normalize(wish, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9_-]+", "-")
                .replaceAll("-{2,}", "-")
                .replaceAll("^-+|-+$", "")
                .toLowerCase(Locale.ROOT);
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST).replaceAll("-+$", "") : plain;
        return requireSafe((cut.isEmpty() ? fallback : cut) + extension);
    }

    static String requireSafe(String name) {
        if (!SAFE.matcher(name).matches()) {
            throw new IllegalArgumentException("file name: %s (expected: %s)".formatted(name, SAFE));
        }
        return name;
    }
}
