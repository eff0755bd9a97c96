package io.syntho.synthesis.regenerate;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Made-up words that read like names of no country in particular. The more middles, the longer and the more words; so many are used that no
 * word of the original column can be spelled.
 *
 * @param endings how the words end
 * @param middles syllables in the middle, 1 to 8
 */
record Vocabulary(List<String> endings, int middles) {

    static final List<String> GIVEN = List.of(
            "ra", "len", "sia", "vin", "mi", "do", "ne", "tho", "lya", "rik", "nor", "sel", "ta", "van", "wyn", "zo");
    static final List<String> FAMILY = List.of(
            "berg", "dale", "feld", "ford", "holt", "lind", "mont", "nova", "rich", "son", "stein", "ton", "vik",
            "wood", "well", "man", "sky", "ero", "ini", "escu");

    private static final List<String> BEGINNINGS = List.of(
            "Al", "Bar", "Bel", "Cal", "Dor", "El", "Fen", "Gal", "Har", "Il", "Jor", "Kal", "Lan", "Mar", "Nor", "Or",
            "Per", "Quin", "Ros", "Sel", "Tal", "Ul", "Var", "Wen", "Yor", "Zan");
    private static final List<String> MIDDLES =
            List.of("a", "e", "i", "o", "u", "an", "en", "il", "or", "ur", "ad", "em");

    private static final int MOST_MIDDLES = 8;

    Vocabulary {
        if (middles < 1 || middles > MOST_MIDDLES) {
            throw new IllegalArgumentException("middles: %d (expected: 1 to %d)".formatted(middles, MOST_MIDDLES));
        }
    }

    /** The shortest words of which none is in {@code taken} (lower case). */
    static Vocabulary avoiding(Set<String> taken, List<String> endings) {
        for (int middles = 1; middles < MOST_MIDDLES; middles++) {
            Vocabulary candidate = new Vocabulary(endings, middles);
            if (taken.stream().noneMatch(candidate::spells)) {
                return candidate;
            }
        }
        return new Vocabulary(endings, MOST_MIDDLES);
    }

    /** Number of words. */
    long size() {
        long size = (long) BEGINNINGS.size() * endings.size();
        for (int i = 0; i < middles; i++) {
            size *= MIDDLES.size();
        }
        return size;
    }

    /** Word number {@code number}, in 0 to {@link #size()} − 1. */
    String word(long number) {
        StringBuilder word = new StringBuilder(BEGINNINGS.get((int) (number % BEGINNINGS.size())));
        long rest = number / BEGINNINGS.size();
        for (int i = 0; i < middles; i++) {
            word.append(MIDDLES.get((int) (rest % MIDDLES.size())));
            rest /= MIDDLES.size();
        }
        return word.append(endings.get((int) (rest % endings.size()))).toString();
    }

    /** Whether some word reads {@code text} (lower case). */
    boolean spells(String text) {
        return BEGINNINGS.stream()
                .map(beginning -> beginning.toLowerCase(Locale.ROOT))
                .anyMatch(beginning -> text.startsWith(beginning) && spells(text, beginning.length(), middles));
    }

    private boolean spells(String text, int from, int middlesLeft) {
        if (middlesLeft == 0) {
            return endings.contains(text.substring(from));
        }
        return MIDDLES.stream()
                .anyMatch(middle ->
                        text.startsWith(middle, from) && spells(text, from + middle.length(), middlesLeft - 1));
    }
}
