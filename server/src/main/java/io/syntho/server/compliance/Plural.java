package io.syntho.server.compliance;

import java.util.Locale;

/** Counted words in English sentences. */
final class Plural {

    private Plural() {}

    static String columns(int count) {
        return count == 1 ? "1 column" : String.format(Locale.ROOT, "%,d columns", count);
    }

    static String was(int count) {
        return count == 1 ? "was" : "were";
    }
}
