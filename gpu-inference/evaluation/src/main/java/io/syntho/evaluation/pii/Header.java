package io.syntho.evaluation.pii;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column's header as whole words: split at case, digits and punctuation, in lower case, without accents. Whole words keep `phone` out of
 * `microphone`.
 *
 * @param words distinct words in their order, with a singular beside each plural
 * @param joined all words as one
 */
record Header(Set<String> words, String joined) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern CASE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    /** Longest header that is read; no sensible one is longer. */
    private static final int LONGEST = 200;

    static Header of(String name) {
        String text = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        Set<String> words = new LinkedHashSet<>();
        StringBuilder joined = new StringBuilder();
        for (String word : BETWEEN_WORDS.split(plain(CASE.matcher(text).replaceAll(" ")))) {
            if (!word.isEmpty()) {
                words.add(word);
                joined.append(word);
                if (word.length() > 3 && word.endsWith("s")) {
                    words.add(word.substring(0, word.length() - 1));
                }
            }
        }
        return new Header(words, joined.toString());
    }

    /** Whether every word stands here, in any order, or all of them as one word. */
    boolean says(List<String> phrase) {
        String together = String.join("", phrase);
        return words.containsAll(phrase) || words.contains(together) || joined.equals(together);
    }

    /** Lower case without accents. */
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }
}
