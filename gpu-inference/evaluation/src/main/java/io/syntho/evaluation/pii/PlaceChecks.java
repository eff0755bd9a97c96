package io.syntho.evaluation.pii;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Street addresses, postal codes, coordinates. */
final class PlaceChecks {

    private static final Set<String> SUFFIXES = WordList.words("street-suffixes.txt");

    /** A house number, then words: English and French order. */
    private static final Pattern NUMBER_FIRST = Pattern.compile(
            "(?:\\p{L}{0,2}\\d{1,6}(?:[-/]\\d{1,4})?\\p{L}?|Flat \\d+\\p{L}?|Studio \\d+\\p{L}?),? +(\\p{L}[^,\\n]{2,60})(?s:.*)");

    private static final Pattern UNIT =
            Pattern.compile("(?i)\\d+ .*\\b(?:apt|apartment|suite|ste|unit|floor|fl|room|rm)\\b\\.? ?#?\\d+.*");
    private static final Pattern POST_BOX = Pattern.compile(
            "(?is)(?:p\\.? ?o\\.? ?box|postfach|apartado|boite postale|postbus|psc|unit|usn[sv]|uscgc|uss) .*\\d+.*|usn[sv] \\p{L}+.*|uss \\p{L}+.*");
    private static final Pattern STATE_AND_ZIP =
            Pattern.compile("(?s)\\d.*[, \\n][A-Z]{2},? \\d{5}(?:-\\d{4})?(?:, (?:USA?|United States))?");
    private static final Pattern BRITISH_POSTCODE =
            Pattern.compile("(?is).*\\d.*[, \\n][A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}");

    /** A street's name, then a house number: German, Dutch, Scandinavian, Slavic and Romance order. */
    private static final Pattern NUMBER_LAST = Pattern.compile(
            "(?iuU)(?:[\\p{L}' .-]{2,60}(?:stra(?:ß|ss)e|str\\.|gasse|platz|weg|allee|ring|damm|ufer|chaussee|straat|laan|plein|gracht|kade|dreef|singel|gatan|vägen|gata|gate|veien|vei|vej|gade|katu|tie|utca)|(?:ul\\.|al\\.|os\\.|pl\\.|via|viale|piazza|corso|vicolo|strada|contrada|borgo|calle|c/|avenida|av\\.?|avda\\.?|plaza|paseo|rua|travessa|largo|praça|alameda|rue|avenue|boulevard|bd|chemin|place|straße|am|an der|auf dem|im|zum|zur|unter den) [\\p{L}' .-]{2,60}),? *(?:n[°ºr.]? ?)?\\d{1,5}(?: ?[-/] ?\\d{1,4})? ?\\p{L}?(?:[, \\n](?s:.*))?");

    private static final Pattern FRENCH_STREET = Pattern.compile(
            "(?iuU)\\d{1,4},? (?:(?:bis|ter|quater),? )?(?:rue|avenue|av\\.|boulevard|bd|place|chemin|impasse|allée|quai|cours|route|square|passage)\\b(?s:.*)");

    private static final Pattern SOME_ADDRESS = Pattern.compile("(?s)(?=.*\\p{L}{2}).{5,200}");
    private static final Pattern POSTAL_CODE = Pattern.compile(
            "(?i)\\d{4,6}|\\d{5}-\\d{4}|[a-z]{1,2}\\d[a-z\\d]? ?\\d[a-z]{2}|[a-z]\\d[a-z][ -]?\\d[a-z]\\d|\\d{2}-\\d{3}|\\d{3} ?\\d{2}|\\d{5}-\\d{3}|[a-z]{1,3}-?\\d{4,5}|\\d{4} ?[a-z]{2}");
    private static final Pattern CITY = Pattern.compile("[\\p{L}][\\p{L}\\p{M}' .,()/-]{1,60}");

    /** Without MA, MD, PA and DO: what follows a name and a comma could be a degree. */
    private static final Pattern CITY_AND_STATE = Pattern.compile(
            "\\p{Lu}[\\p{L}.' -]{1,40}, ?(?:AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|AB|BC|MB|NB|NL|NS|ON|PE|PQ|QC|SK)\\b(?s:.*)");

    private static final Pattern PAIR =
            Pattern.compile("[(\\[]?(-?\\d{1,2}\\.\\d{3,})°?[NS]?(?:, ?|; ?| )(-?\\d{1,3}\\.\\d{3,})°?[EW]?[)\\]]?");
    private static final Pattern POINT = Pattern.compile(
            "(?i)(?:SRID=\\d+; ?)?POINT ?Z? ?\\((-?\\d{1,3}\\.\\d+) (-?\\d{1,2}\\.\\d+)(?: -?\\d+(?:\\.\\d+)?)?\\)");
    private static final Pattern SEXAGESIMAL = Pattern.compile(
            "\\d{1,2}° ?\\d{1,2}['′] ?(?:\\d{1,2}(?:\\.\\d+)?[\"″] ?)?[NS],? ?\\d{1,3}° ?\\d{1,2}['′] ?(?:\\d{1,2}(?:\\.\\d+)?[\"″] ?)?[EW]");
    private static final Pattern DEGREE = Pattern.compile("-?\\d{1,3}\\.\\d{2,}");

    private PlaceChecks() {}

    /** Valid when the form alone tells an address. */
    static Fit address(String value) {
        if (value.length() < 6 || value.length() > 200 || value.indexOf(' ') < 0) {
            return Fit.NO;
        }
        return Fit.of(endsAStreet(value)
                || UNIT.matcher(value).matches()
                || STATE_AND_ZIP.matcher(value).matches()
                || NUMBER_LAST.matcher(value).matches()
                || FRENCH_STREET.matcher(value).matches()
                || POST_BOX.matcher(value).matches()
                || BRITISH_POSTCODE.matcher(value).matches());
    }

    private static boolean endsAStreet(String value) {
        Matcher matcher = NUMBER_FIRST.matcher(value);
        if (!matcher.matches()) {
            return false;
        }
        String[] words = matcher.group(1).toLowerCase(Locale.ROOT).split("[ .]+");
        // The first word is the street's own name: "5 Lake" is none.
        for (int word = 1; word < Math.min(words.length, 6); word++) {
            if (SUFFIXES.contains(words[word])) {
                return true;
            }
        }
        return false;
    }

    /** What a header that says address may stand over. */
    static Fit someAddress(String value) {
        return Fit.of(SOME_ADDRESS.matcher(value).matches()
                && value.indexOf('@') < 0
                && !value.startsWith("http")
                && NetworkChecks.ip(value) == Fit.NO
                && NetworkChecks.mac(value) == Fit.NO
                && MoneyChecks.wallet(value) == Fit.NO);
    }

    static Fit postalCode(String value) {
        return Fit.of(value.length() <= 10 && POSTAL_CODE.matcher(value).matches());
    }

    static Fit city(String value) {
        return Fit.of(CITY.matcher(value).matches());
    }

    /** As written in North America: {@code St Louis, MO}. */
    static Fit cityAndState(String value) {
        return Fit.of(value.length() <= 80 && CITY_AND_STATE.matcher(value).matches());
    }

    static Fit coordinatePair(String value) {
        if (value.length() < 11 || value.length() > 60) {
            return Fit.NO;
        }
        Matcher pair = PAIR.matcher(value);
        if (pair.matches()) {
            return Fit.of(within(pair.group(1), 90) && within(pair.group(2), 180));
        }
        // Well-known text has the longitude first.
        Matcher point = POINT.matcher(value);
        return Fit.of(point.matches() && within(point.group(1), 180) && within(point.group(2), 90)
                || SEXAGESIMAL.matcher(value).matches());
    }

    private static boolean within(String degrees, int most) {
        return Math.abs(Double.parseDouble(degrees)) <= most;
    }

    /** One half of a coordinate; anything between −180 and 180 with decimals, so a header must vouch for it. */
    static Fit degree(String value) {
        return Fit.of(
                value.length() <= 24 && DEGREE.matcher(value).matches() && Math.abs(Double.parseDouble(value)) <= 180);
    }
}
