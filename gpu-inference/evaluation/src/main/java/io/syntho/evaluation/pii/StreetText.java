package io.syntho.evaluation.pii;

import java.util.stream.Collectors;

/** Patterns of street addresses inside running text. */
final class StreetText {

    private static final String UNIT = "(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|Room|Rm)\\.? ?#?\\w{1,6})?";
    private static final String TOWN = "(?:,? (?:\\p{Lu}[\\p{L}.'-]{1,20} ?){1,3},? [A-Z]{2},? \\d{5}(?:-\\d{4})?)?";

    /** {@code 417 Wilkinson Locks Apt. 565, Springfield, IL 62704}: the suffix says that it is a street. */
    static final String NUMBER_FIRST = "(?<![\\w.-])\\d{1,6}[A-Za-z]?,? (?:\\p{Lu}[\\p{L}.'’-]{0,24} ){1,4}(?:"
            + suffixes() + ")\\b\\.?" + UNIT + TOWN;

    /** {@code Jäntschgasse 5, 54045 Gelnhausen}, {@code via Roma 12}, {@code 12 rue de la Paix, 75002 Paris}. */
    static final String NUMBER_LAST =
            "(?<![\\p{L}\\p{N}])(?:(?:\\p{Lu}[\\p{L}'’.-]{1,30}[ -]){0,2}\\p{Lu}?[\\p{L}'’-]{1,30}(?:stra(?:ß|ss)e|str\\.|gasse|platz|weg|allee|damm|ufer|straat|laan|plein|gracht|gatan|vägen|gata|vej|gade|katu)"
                    + "|(?:via|viale|piazza|corso|calle|avenida|plaza|paseo|rua|travessa|ul\\.) (?:\\p{L}{1,3} )?(?:\\p{Lu}[\\p{L}'’.-]{1,24} ?){1,4},?) ?\\d{1,4} ?[a-z]?\\b(?:, \\d{4,5} \\p{Lu}[\\p{L}-]{2,25})?"
                    + "|(?<!\\w)\\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|bd|place|chemin|impasse|allée|quai|cours) [\\p{L}'’ -]{3,40}\\p{L}(?:, \\d{5} \\p{Lu}[\\p{L}-]{2,25})?";

    private StreetText() {}

    private static String suffixes() {
        return WordList.words("street-suffixes.txt").stream()
                .filter(suffix -> suffix.length() > 1)
                .map(suffix -> Character.toUpperCase(suffix.charAt(0)) + suffix.substring(1))
                .sorted(java.util.Comparator.comparingInt(String::length)
                        .reversed()
                        .thenComparing(suffix -> suffix))
                .collect(Collectors.joining("|"));
    }
}
