package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Personal data inside running text that a check can prove: addresses, numbers with check digits, cued telephone numbers. */
final class FreeText {

    private static final int WORDS = 4;
    private static final int LENGTH = 25;

    private static final List<Search> SEARCHES = List.of(
            new Search(
                    PiiKind.EMAIL,
                    Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.)+\\p{L}{2,24}"),
                    text -> ContactChecks.email(text) == Fit.VALID),
            new Search(
                    PiiKind.IBAN,
                    Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b"),
                    text -> MoneyChecks.iban(text) == Fit.VALID),
            new Search(
                    PiiKind.PAYMENT_CARD,
                    Pattern.compile("\\b(?:\\d{4}[ -]\\d{4}[ -]\\d{4}[ -]\\d{1,7}|\\d{12,19})\\b"),
                    text -> MoneyChecks.card(text) == Fit.VALID),
            new Search(
                    PiiKind.US_SSN,
                    Pattern.compile("(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])"),
                    text -> NationalIds.separatedSocialSecurity(text) == Fit.VALID),
            new Search(
                    PiiKind.PHONE,
                    Pattern.compile(
                            "(?<![\\w.])(?:\\+\\d|(?:(?:00)?1[-. ])?\\(?\\d{3}\\)?[-. ]\\d{3}[-. ])[\\d ()./-]{4,18}\\d(?:x\\d{1,6})?(?![\\w.]\\d)"),
                    text -> ContactChecks.phone(text) == Fit.VALID),
            new Search(
                    PiiKind.PHONE,
                    Pattern.compile(
                            "(?iu)\\b(?:tel|telefon|telephone|phone|call|ring|mobile|cell|handy|fax|whatsapp|reach \\w+ at|contact \\w+ (?:on|at))\\b[.:]? ?[+(]?\\d[\\d ()./-]{6,18}\\d"),
                    _ -> true),
            new Search(PiiKind.MAC_ADDRESS, Pattern.compile("(?i)\\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\\b"), _ -> true),
            new Search(
                    PiiKind.IP_ADDRESS,
                    Pattern.compile(
                            "(?i)(?<!version |firmware |release |build |\\bv|[\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]*\\d)"),
                    text -> NetworkChecks.ip(text) == Fit.VALID),
            new Search(
                    PiiKind.DATE_OF_BIRTH,
                    Pattern.compile(
                            "(?iu)\\b(?:born|dob|d\\.o\\.b\\.|date of birth|birth ?date|geboren|geb\\.|née? le)\\W{1,4}(?:on )?[\\w./-]{6,12}"),
                    text -> text.chars().filter(Character::isDigit).count() >= 4));

    private FreeText() {}

    private record Search(PiiKind kind, Pattern pattern, Predicate<String> proof) {}

    /** Whether values are running text: several words, and some length. */
    static boolean isText(List<String> values) {
        long texts = values.stream()
                .filter(value -> value.length() >= LENGTH && value.split("\\s+", WORDS).length >= WORDS)
                .count();
        return 2 * texts >= values.size();
    }

    /**
     * What was found in a text.
     *
     * @param kind of the first thing found
     * @param value that thing
     */
    record Found(PiiKind kind, String value) {}

    /** The first personal datum of {@code text}. */
    static Optional<Found> find(String text) {
        for (Search search : SEARCHES) {
            Matcher matcher = search.pattern().matcher(text);
            while (matcher.find()) {
                if (search.proof().test(matcher.group())) {
                    return Optional.of(new Found(search.kind(), matcher.group()));
                }
            }
        }
        return Optional.empty();
    }

    /** What was found in each of {@code texts} that holds something. */
    static List<Found> findAll(List<String> texts) {
        List<Found> found = new ArrayList<>();
        texts.forEach(text -> find(text).ifPresent(found::add));
        return found;
    }
}
