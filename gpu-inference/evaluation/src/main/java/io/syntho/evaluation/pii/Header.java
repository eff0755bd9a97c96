package io.syntho.evaluation.pii;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column's header as whole words: split at case, digits and punctuation, in lower case, without accents. Whole words keep `phone` out of
 * `microphone`.
 *
 * @param words distinct words in their order, with a singular beside each plural, and the words that short forms stand for
 * @param joined all words as one
 */
record Header(Set<String> words, String joined) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern CASE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    /** Short forms of {@code header-abbreviations.txt}, each with the words that it stands for. */
    private static final Map<String, List<String>> SHORT_FORMS = WordList.lines("header-abbreviations.txt").stream()
            .map(line -> line.split(" = "))
            .flatMap(sides ->
                    Stream.of(sides[0].split(" ")).map(shortForm -> Map.entry(shortForm, List.of(sides[1].split(" ")))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Words of headers that say nothing: those that programs make up. */
    private static final Set<String> FILLERS = Set.of(
            "c",
            "col",
            "column",
            "f",
            "field",
            "fld",
            "v",
            "var",
            "variable",
            "x",
            "y",
            "z",
            "a",
            "b",
            "attr",
            "attribute",
            "feature",
            "unnamed",
            "val",
            "value",
            "data",
            "item",
            "untitled",
            "spalte",
            "feld",
            "colonne",
            "champ",
            "columna",
            "campo",
            "colonna",
            "kolom");

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
        for (String word : List.copyOf(words)) {
            words.addAll(SHORT_FORMS.getOrDefault(word, List.of()));
        }
        return new Header(words, joined.toString());
    }

    /** Whether it tells nothing about the values: empty, a number, or a word such as {@code column}. */
    boolean generic() {
        return words.stream().allMatch(word -> FILLERS.contains(word) || CheckDigits.allDigits(word));
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
