package io.syntho.evaluation.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names of people, by frequent given and family names, titles and form. */
final class NameChecks {

    private static final Set<String> GIVEN = WordList.words("first-names.txt");
    private static final Set<String> FAMILY = WordList.words("last-names.txt");
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "sir",
            "dame",
            "lady",
            "lord",
            "rev",
            "herr",
            "frau",
            "fr",
            "hr",
            "dipl",
            "ing",
            "mag",
            "mme",
            "mlle",
            "monsieur",
            "madame",
            "sr",
            "sra",
            "srta",
            "don",
            "dona",
            "sig",
            "sigra",
            "dott",
            "dottssa",
            "pan",
            "pani",
            "hon",
            "capt",
            "col",
            "major",
            "master");
    private static final Set<String> SUFFIXES = Set.of(
            "jr", "sr", "ii", "iii", "iv", "v", "phd", "md", "dds", "dvm", "esq", "msc", "bsc", "mba", "cpa", "rn",
            "ret");

    /** Words that make a company of what would be names. */
    private static final Set<String> ORGANISATIONS = Set.of(
            "and",
            "und",
            "et",
            "y",
            "e",
            "ltd",
            "limited",
            "inc",
            "llc",
            "llp",
            "plc",
            "gmbh",
            "ag",
            "kg",
            "ohg",
            "mbh",
            "corp",
            "corporation",
            "company",
            "co",
            "group",
            "gruppe",
            "sons",
            "bros",
            "partners",
            "associates",
            "holding",
            "holdings",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "bv",
            "nv",
            "oy",
            "ab",
            "as",
            "university",
            "college",
            "school",
            "bank",
            "stiftung",
            "verein",
            "the",
            "of",
            "for",
            "in",
            "with");

    private static final Pattern NAME_WORDS =
            Pattern.compile("[\\p{L}\\p{M}'’.-]+(?:,? [\\p{L}\\p{M}'’.()\"-]+){0,5},?");
    private static final Pattern CAPITALISED = Pattern.compile(
            "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?:,? (?:(?:de|del|de la|von|van|van der|la|le|da|dos|di|y) )?\\p{Lu}[\\p{L}\\p{M}'’.-]*){1,5}");
    private static final Pattern ONE_NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]+");
    private static final Pattern SPLIT = Pattern.compile("[ ,.()\"]+");

    private NameChecks() {}

    /** Valid when a frequent given name and a frequent family name stand together, or a title before words of a name. */
    static Fit fullName(String value) {
        if (value.length() < 4
                || value.length() > 70
                || !NAME_WORDS.matcher(value).matches()) {
            return Fit.NO;
        }
        boolean[] titled = new boolean[1];
        List<String> words = words(value, titled);
        if (words.isEmpty() || words.stream().anyMatch(ORGANISATIONS::contains)) {
            return Fit.NO;
        }
        if (words.size() < 2) {
            return Fit.shaped(titled[0]);
        }
        String first = words.getFirst();
        String last = words.getLast();
        boolean inOrder = GIVEN.contains(first) && isFamily(last);
        boolean familyFirst = value.indexOf(',') > 0 && isFamily(first) && GIVEN.contains(words.get(1));
        return Fit.shaped(titled[0] || inOrder || familyFirst);
    }

    /** Valid when a frequent given name begins two or more capitalised words. What is left where family names are not among the frequent ones. */
    static Fit givenFirst(String value) {
        if (value.length() < 4
                || value.length() > 70
                || !CAPITALISED.matcher(value).matches()) {
            return Fit.NO;
        }
        List<String> words = words(value, new boolean[1]);
        boolean organisation = words.stream().anyMatch(ORGANISATIONS::contains);
        return organisation || words.size() < 2 ? Fit.NO : Fit.shaped(GIVEN.contains(words.getFirst()));
    }

    /** Whether it is two or more capitalised words. */
    static boolean isCapitalised(String value) {
        return value.length() <= 70 && CAPITALISED.matcher(value).matches();
    }

    /** Valid when any word is a frequent name. What a weak header such as `name` needs. */
    static Fit anyName(String value) {
        if (value.length() < 2
                || value.length() > 70
                || !NAME_WORDS.matcher(value).matches()) {
            return Fit.NO;
        }
        boolean[] titled = new boolean[1];
        List<String> words = words(value, titled);
        if (words.isEmpty() || words.stream().anyMatch(ORGANISATIONS::contains)) {
            return Fit.NO;
        }
        return Fit.shaped(titled[0] || words.stream().anyMatch(word -> GIVEN.contains(word) || isFamily(word)));
    }

    /** The form of a name: what a header that says so may stand over. */
    static Fit nameForm(String value) {
        return Fit.of(value.length() <= 70
                && NAME_WORDS.matcher(value).matches()
                && value.chars().anyMatch(Character::isLetter));
    }

    /** Valid when it is one frequent given name and nothing else. */
    static Fit givenAlone(String value) {
        return alone(value, NameChecks::isGiven);
    }

    /** Valid when it is one frequent family name and nothing else. */
    static Fit familyAlone(String value) {
        return alone(value, NameChecks::isFamily);
    }

    private static Fit alone(String value, Predicate<String> known) {
        boolean form = value.length() >= 2
                && value.length() <= 30
                && ONE_NAME.matcher(value).matches();
        return form ? Fit.shaped(known.test(Header.plain(value))) : Fit.NO;
    }

    static boolean isGiven(String word) {
        return GIVEN.contains(word);
    }

    static boolean isFamily(String word) {
        if (FAMILY.contains(word)) {
            return true;
        }
        int hyphen = word.indexOf('-');
        return hyphen > 0
                && (FAMILY.contains(word.substring(0, hyphen)) || FAMILY.contains(word.substring(hyphen + 1)));
    }

    private static List<String> words(String value, boolean[] titled) {
        List<String> words = new ArrayList<>();
        for (String word : SPLIT.split(Header.plain(value))) {
            if (TITLES.contains(word) && words.size() < 2) {
                titled[0] = true;
            } else if (word.length() > 1 && !SUFFIXES.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
