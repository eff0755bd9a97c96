package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Personal data inside running text that a check can prove: forms that are unmistakable, numbers with check digits, and numbers of any form after a
 * word that says what they are.
 */
final class TextChecks {

    private static final double PROVEN = 0.98;
    private static final double CUED = 0.9;

    private static final String NUMBER = "(?:no|nr|num|number|nummer|numero|numéro|número|#|id)?[.:]?\\s?#?\\s?";

    private static final List<Search> SEARCHES = List.of(
            proven(
                    PiiKind.EMAIL,
                    "[\\p{L}\\p{N}._%+-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,8}\\p{L}{2,24}",
                    text -> ContactChecks.email(text) == Fit.VALID),
            proven(
                    PiiKind.URL,
                    "(?i)\\b(?:https?://)?(?:[\\w-]{1,40}\\.){1,4}[a-z]{2,10}/[\\w~/.@%-]{1,100}[\\w/]",
                    text -> ContactChecks.personalUrl(text) == Fit.VALID),
            proven(
                    PiiKind.IBAN,
                    "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b",
                    text -> MoneyChecks.iban(text) == Fit.VALID),
            proven(
                    PiiKind.PAYMENT_CARD,
                    "(?<![\\w-])(?:\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{1,7}|\\d{4}([ -])\\d{6}\\2\\d{4,5}|\\d{12,19})(?![\\w-])",
                    text -> MoneyChecks.card(text) == Fit.VALID),
            proven(
                    PiiKind.US_SSN,
                    "(?<![\\w-])\\d{3}-\\d{2}-\\d{4}(?![\\w-])",
                    text -> NationalIds.separatedSocialSecurity(text) == Fit.VALID),
            cued(
                    PiiKind.US_SSN,
                    "(?i)\\b(?:ssn|social security)\\b[\\s:#]{0,2}" + NUMBER
                            + "(?:is )?(\\d{3}[- ]?\\d{2}[- ]?\\d{4})(?!\\w)",
                    text -> true),
            proven(PiiKind.MAC_ADDRESS, "(?i)\\b[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\\1){4}[0-9a-f]{2}\\b", text -> true),
            proven(
                    PiiKind.IP_ADDRESS,
                    "(?i)(?<!version |firmware |release |build |software |driver |\\bv|\\bv |[\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]*\\d)",
                    text -> NetworkChecks.ip(text) == Fit.VALID),
            proven(
                    PiiKind.IP_ADDRESS,
                    "(?i)(?<![\\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6}(?![\\w:])",
                    text -> NetworkChecks.ip(text) == Fit.VALID && text.length() > 8),
            proven(
                    PiiKind.CRYPTO_ADDRESS,
                    "\\b(?:0x[0-9a-fA-F]{40}|bc1[02-9ac-hj-np-z]{11,71}|[13][a-km-zA-HJ-NP-Z1-9]{25,34})\\b",
                    text -> MoneyChecks.wallet(text) == Fit.VALID
                            && text.chars().anyMatch(Character::isLowerCase)),
            cued(
                    PiiKind.DATE_OF_BIRTH,
                    "(?iu)\\b(?:born|dob|d\\.o\\.b|date of birth|birth ?date|birthday|geboren|geb|geburtsdatum|née? le|nacid[oa]|nato|nata|geboortedatum)\\b[^\\p{L}\\p{N}]{1,4}(?:(?:on|is|am|el|il|op|the|date)[:\\s]{1,2})?(\\d{1,4}[-/. ]{1,2}(?:\\d{1,2}|\\p{L}{3,9})[-/.]?[-/. ]\\d{2,4}|\\p{L}{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})",
                    text -> true),
            cued(
                    PiiKind.PASSPORT,
                    "(?iu)\\b(?:passport|reisepass|passeport|pasaporte|passaporto|paspoort)\\b[\\s:]{0,2}" + NUMBER
                            + "([A-Z]{0,3}\\d{6,9})\\b",
                    text -> true),
            cued(
                    PiiKind.DRIVING_LICENCE,
                    "(?iu)\\b(?:driv(?:er|ing)(?:['’]?s)? licen[cs]e|führerschein|permis de conduire)\\b[\\s:]{0,2}"
                            + NUMBER + "([A-Z]{0,5}[\\dA-Z-]*\\d[\\dA-Z-]{4,16})\\b",
                    text -> true),
            cued(
                    PiiKind.MEDICAL_RECORD,
                    "(?iu)\\b(?:mrn|medical record|patient (?:id|no|number)|chart)\\b[\\s:#.-]{0,3}" + NUMBER
                            + "([A-Z]{0,3}-?\\d{5,12})\\b",
                    text -> true),
            cued(
                    PiiKind.BANK_ACCOUNT,
                    "(?iu)\\b(?:bank account|account|acct|a/c|konto|kontonummer|routing|sort code)\\b[\\s:]{0,2}"
                            + NUMBER + "(\\d{2}-\\d{2}-\\d{2}|\\d{6,17})\\b",
                    text -> true),
            proven(
                    PiiKind.VIN,
                    "\\b(?=[A-HJ-NPR-Z]*\\d)(?=\\d*[A-HJ-NPR-Z])[A-HJ-NPR-Z0-9]{17}\\b",
                    text -> CodeChecks.vin(text) == Fit.VALID
                            && text.chars().filter(Character::isDigit).count() >= 4),
            proven(
                    PiiKind.NATIONAL_ID,
                    "(?<![\\w-])(?:[A-Z0-9]{2}[\\dA-Z .-]{6,19}[A-Z\\d])(?![\\w-])",
                    NationalIds::isTelling),
            proven(
                    PiiKind.COORDINATES,
                    "(?<![\\d.])-?\\d{1,2}\\.\\d{4,}, ?-?\\d{1,3}\\.\\d{4,}(?![\\d.])",
                    text -> PlaceChecks.coordinatePair(text) == Fit.VALID),
            proven(
                    PiiKind.PHONE,
                    "(?<![\\w.-])(?:\\+\\d|(?:(?:\\+|00)?1[-. ])?\\(?\\d{3}\\)?[-. ]{1,2}\\d{3}[-. ])[\\d ()./-]{3,18}\\d(?: ?(?:x|ext\\.? ?)\\d{1,6})?(?![\\w]|[.-]\\d)",
                    text -> ContactChecks.phone(text) == Fit.VALID),
            cued(
                    PiiKind.PHONE,
                    "(?iu)(?<![\\p{L}\\p{N}])(?:tel|telefon|telephone|phoned?|call(?:ed|ing)?|ring|rang|dial|mobile|mob|cell|handy|fax|whatsapp|sms|text(?:ed)?|reach(?:ed|able)?|contact(?:ed)?|rückruf|angerufen|erreichbar|anruf|teléfono|móvil|llam(?:ar|ó)|téléphone|tél|appel(?:er|é)?|portable|telefono|chiamare|bellen|gebeld)(?![\\p{L}\\p{N}])[.:]?(?: (?:\\p{L}{1,10}\\.?|back))?(?: (?:on|at|from|number|no\\.?|unter|auf|al|au|op|via|is))?[: ]{0,2}([+(]?\\d[\\d ()./-]{5,18}\\d(?: ?(?:x|ext\\.? ?)\\d{1,6})?)(?![\\w]|[.-]\\d)",
                    text -> {
                        int digits = CheckDigits.digits(text).length();
                        return digits >= 7 && digits <= 21 && !DateText.isDate(text);
                    }),
            proven(PiiKind.POSTAL_ADDRESS, StreetText.NUMBER_FIRST, text -> PlaceChecks.address(text) == Fit.VALID),
            proven(PiiKind.POSTAL_ADDRESS, StreetText.NUMBER_LAST, text -> true));

    private TextChecks() {}

    /**
     * How a kind is found.
     *
     * @param group of the pattern that holds it
     */
    private record Search(PiiKind kind, Pattern pattern, int group, double confidence, Predicate<String> proof) {}

    private static Search proven(PiiKind kind, String pattern, Predicate<String> proof) {
        return new Search(kind, Pattern.compile(pattern), 0, PROVEN, proof);
    }

    /** The first group is what the words before it announce. */
    private static Search cued(PiiKind kind, String pattern, Predicate<String> proof) {
        return new Search(kind, Pattern.compile(pattern), 1, CUED, proof);
    }

    /** What stands in {@code text}, in its order; where two overlap, the more telling one. */
    static List<PiiSpan> find(String text) {
        List<PiiSpan> spans = new ArrayList<>();
        for (Search search : SEARCHES) {
            Matcher matcher = search.pattern().matcher(text);
            while (matcher.find()) {
                PiiSpan span = new PiiSpan(
                        search.kind(), matcher.start(search.group()), matcher.end(search.group()), search.confidence());
                if (spans.stream().noneMatch(span::overlaps) && search.proof().test(matcher.group(search.group()))) {
                    spans.add(span);
                }
            }
        }
        spans.sort(Comparator.comparingInt(PiiSpan::start));
        return spans;
    }
}
