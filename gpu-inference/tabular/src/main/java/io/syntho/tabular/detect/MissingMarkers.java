package io.syntho.tabular.detect;

import java.util.Locale;
import java.util.Set;

/** Spellings that stand for "no value". Which of them count depends on what the rest of the column holds. */
final class MissingMarkers {

    /** Mean a gap in any column. */
    private static final Set<String> ALWAYS = Set.of(
            "null",
            "<null>",
            "(null)",
            "\\n",
            "#n/a",
            "n/a",
            "<na>",
            "nan",
            "-nan",
            "?",
            "#null!",
            "#value!",
            "#div/0!",
            "#ref!",
            "#name?",
            "#num!",
            "nat",
            "-",
            "--",
            "---",
            "1.#qnan",
            "-1.#ind",
            "#n/a n/a");

    /** Mean a gap among numbers, dates and booleans; among words they may be words. */
    private static final Set<String> AMONG_VALUES = Set.of(
            "na",
            "none",
            "nil",
            "n.a.",
            "n.d.",
            "nd",
            "missing",
            "unknown",
            "undefined",
            "not available",
            "not applicable",
            "empty",
            "blank",
            ".",
            "..",
            "...",
            "*",
            "x",
            "inf",
            "-inf",
            "+inf",
            "infinity",
            "-infinity",
            "+infinity",
            "unk",
            "tbd",
            "n\\a");

    private MissingMarkers() {}

    /** Whether {@code text} is a gap in a column of numbers, dates or booleans. */
    static boolean amongValues(String text) {
        String folded = fold(text);
        return ALWAYS.contains(folded) || AMONG_VALUES.contains(folded);
    }

    /** Whether {@code text} is a gap in a column of words. {@code NA} is judged by its company, see {@link #isNa}. */
    static boolean amongWords(String text) {
        return ALWAYS.contains(fold(text));
    }

    /** Whether {@code text} is {@code NA}, which may also be Namibia, North America or sodium. */
    static boolean isNa(String text) {
        return text.strip().equals("NA");
    }

    private static String fold(String text) {
        return text.length() > 20 ? text : text.strip().toLowerCase(Locale.ROOT);
    }
}
