package io.syntho.evaluation.pii;

import io.syntho.evaluation.pii.NameModel.Label;
import io.syntho.evaluation.pii.NameModel.Labelled;
import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes names and addresses of the name model's labels. Its labels of numbers are not used: it takes order numbers for documents and cards for
 * telephones, which checks tell better.
 */
final class NameSpans {

    /** One word alone must be surer than a given name followed by a family name. */
    private static final double SURE_ALONE = 0.8;

    private static final double SURE = 0.5;

    /** What may stand between the parts of one name or address. */
    private static final Pattern WITHIN_A_NAME = Pattern.compile(
            "(?iu)[ \\u00a0]?|-|['’]|\\. |, | (?:de|del|de la|da|dos|di|von|van|van der|bin|al|el|le|la|y|ter|ten) ");

    private static final Pattern WITHIN_AN_ADDRESS = Pattern.compile("[\\s,.#-]{0,3}");
    private static final Pattern TITLE_BEFORE = Pattern.compile(
            "(?u)(?:\\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Sir|Dame|Rev|Herrn?|Frau|M|Mme|Mlle|Sr|Sra|Srta|Dott|Sig|Sig\\.ra|Ing|Dhr|Mevr)\\.? )+$");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private NameSpans() {}

    /** Names of people and street addresses in {@code text} by the labels of its pieces, in their order. */
    static List<PiiSpan> of(String text, List<Labelled> labels) {
        List<PiiSpan> spans = new ArrayList<>();
        for (int from = 0; from < labels.size(); ) {
            Label label = labels.get(from).label();
            if (isName(label)) {
                int to = run(text, labels, from, WITHIN_A_NAME, NameSpans::isName);
                addName(text, labels.subList(from, to), spans);
                from = to;
            } else if (isAddress(label)) {
                int to = run(text, labels, from, WITHIN_AN_ADDRESS, NameSpans::isAddress);
                addAddress(text, labels.subList(from, to), spans);
                from = to;
            } else {
                from++;
            }
        }
        return spans;
    }

    private static int run(
            String text,
            List<Labelled> labels,
            int from,
            Pattern between,
            java.util.function.Predicate<Label> belongs) {
        int to = from + 1;
        while (to < labels.size()) {
            Labelled before = labels.get(to - 1);
            Labelled next = labels.get(to);
            boolean sameWord = next.word() == before.word();
            boolean joined = belongs.test(next.label())
                    && between.matcher(text.substring(before.end(), Math.max(before.end(), next.start())))
                            .matches();
            // A family name is never followed by the next person's given name without a word between.
            boolean anotherPerson = next.begins()
                    && next.label() == Label.GIVEN_NAME
                    && before.label() == Label.SURNAME
                    && text.substring(before.end(), next.start()).contains(", ");
            if (!sameWord && (!joined || anotherPerson)) {
                break;
            }
            to++;
        }
        return to;
    }

    private static void addName(String text, List<Labelled> parts, List<PiiSpan> spans) {
        int start = wordStart(text, parts.getFirst().start());
        int end = wordEnd(text, parts.getLast().end());
        double sure = mean(parts);
        boolean several = text.substring(start, end).strip().indexOf(' ') > 0;
        Matcher title = TITLE_BEFORE.matcher(text.substring(Math.max(0, start - 24), start));
        boolean titled = title.find();
        if (sure < (several || titled ? SURE : SURE_ALONE)
                || !LETTERS.matcher(text.substring(start, end)).find()
                || DIGIT.matcher(text.substring(start, end)).find()) {
            return;
        }
        int from = titled ? start - (title.end() - title.start()) : start;
        spans.add(new PiiSpan(PiiKind.PERSON_NAME, from, end, Math.min(sure, 0.95)));
    }

    private static void addAddress(String text, List<Labelled> parts, List<PiiSpan> spans) {
        boolean street = parts.stream().anyMatch(part -> part.label() == Label.STREET_NAME);
        boolean number = parts.stream().anyMatch(part -> part.label() == Label.BUILDING_NUMBER);
        double sure = mean(parts);
        // “Halle 4” is a hall: a number behind needs a town or a flat too.
        boolean more = parts.getFirst().label() == Label.BUILDING_NUMBER
                || parts.stream().anyMatch(part -> part.label().ordinal() >= Label.SECONDARY_ADDRESS.ordinal());
        if (street && number && more && sure >= SURE_ALONE) {
            int start = wordStart(text, parts.getFirst().start());
            int end = wordEnd(text, parts.getLast().end());
            spans.add(new PiiSpan(PiiKind.POSTAL_ADDRESS, start, end, Math.min(sure, 0.9)));
        }
    }

    private static boolean isName(Label label) {
        return label == Label.GIVEN_NAME || label == Label.SURNAME;
    }

    private static boolean isAddress(Label label) {
        return switch (label) {
            case BUILDING_NUMBER, STREET_NAME, SECONDARY_ADDRESS, CITY, STATE, ZIP_CODE -> true;
            default -> false;
        };
    }

    private static double mean(List<Labelled> parts) {
        return parts.stream().mapToDouble(Labelled::share).average().orElse(0);
    }

    /** A span ends with its word: half of a name is no name. */
    private static int wordEnd(String text, int end) {
        int at = end;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int wordStart(String text, int start) {
        int at = start;
        while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
