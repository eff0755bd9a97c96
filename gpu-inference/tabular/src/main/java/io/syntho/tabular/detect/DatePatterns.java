package io.syntho.tabular.detect;

import io.syntho.tabular.InstantText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the one pattern in which all texts are dates. */
final class DatePatterns {

    /** Padded before unpadded: the padded one fails on {@code 1/2/2020}, the unpadded one reads both. */
    private static final List<String> DATES = List.of(
            "yyyy-MM-dd",
            "yyyy-M-d",
            "yyyy/MM/dd",
            "yyyy/M/d",
            "yyyy.MM.dd",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "dd.MM.yyyy",
            "MM.dd.yyyy",
            "d.M.yyyy",
            "M.d.yyyy",
            "dd/MM/yy",
            "MM/dd/yy",
            "d/M/yy",
            "M/d/yy",
            "dd.MM.yy",
            "d.M.yy",
            "dd-MM-yy",
            "MM-dd-yy",
            "dd-MMM-yyyy",
            "d-MMM-yyyy",
            "dd-MMM-yy",
            "d-MMM-yy",
            "dd MMM yyyy",
            "d MMM yyyy",
            "dd MMM yy",
            "d MMM yy",
            "ddMMMyyyy",
            "dMMMyyyy",
            "ddMMMyy",
            "dd MMMM yyyy",
            "d MMMM yyyy",
            "d. MMMM yyyy",
            "dd/MMM/yyyy",
            "d/MMM/yyyy",
            "MMMM dd yyyy",
            "MMMM d yyyy",
            "MMMM dd, yyyy",
            "MMMM d, yyyy",
            "MMM dd yyyy",
            "MMM d yyyy",
            "MMM dd, yyyy",
            "MMM d, yyyy",
            "yyyy-MMM-dd",
            "EEE, d MMM yyyy",
            "EEEE, MMMM d, yyyy",
            "MMM-yyyy",
            "MMM yyyy",
            "MMMM yyyy",
            "MMMM-yyyy",
            "MMM-yy",
            "yyyy-MM",
            "yyyy/MM",
            "MM/yyyy");

    private static final List<String> TIMES = List.of(
            "HH:mm:ss",
            "HH:mm",
            "H:mm:ss",
            "H:mm",
            "HH:mm:ss.SSS",
            "HH:mm:ss.SSSSSS",
            "HH:mm:ss[.SSSSSS]",
            "HH:mm:ss[.SSSSSSSSS]",
            "HH:mm:ss,SSS",
            "hh:mm:ss a",
            "h:mm:ss a",
            "hh:mm a",
            "h:mm a");

    private static final List<String> COMPACT = List.of("yyyyMMdd'T'HHmmss", "yyyyMMddHHmmss");

    /** A date, what stands between, a time of day, and perhaps a zone. */
    private static final Pattern CLOCK = Pattern.compile("(?<date>.*?\\w)(?<between>T|,? )(?<time>\\d{1,2}:\\d{2}.*)");

    private static final List<String> OFFSETS = List.of("XXX", "xx", "X", " xx", " XXX");

    /** A zone at the end: {@code Z}, {@code +01:00}, {@code +0100}, {@code UTC}, {@code GMT}. */
    private static final Pattern ZONE =
            Pattern.compile("(?i)\\d(?<zone>Z| ?UTC| ?GMT| ?[+-]\\d{2}:?\\d{2}|[+-]\\d{2})$");

    private static final Pattern MONTH_WORD = Pattern.compile("(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec");

    private static final int MAX_LENGTH = 40;
    private static final int MIN_LENGTH = 5;

    private static final ConcurrentHashMap<String, InstantText> READERS = new ConcurrentHashMap<>();

    private DatePatterns() {}

    /**
     * What was found.
     *
     * @param pattern the pattern
     * @param swapped the same with day and month swapped, where that fits all texts too
     */
    record Found(String pattern, Optional<String> swapped) {

        /** The order of {@code pattern}'s day and month, where they could be mistaken for one another and were not. */
        Optional<DateOrder> order() {
            boolean numeric = pattern.contains("M") && !pattern.contains("MMM") && !pattern.startsWith("y");
            return numeric && pattern.contains("d") && swapped.isEmpty()
                    ? Optional.of(orderOf(pattern))
                    : Optional.empty();
        }
    }

    static DateOrder orderOf(String pattern) {
        return pattern.indexOf('d') < pattern.indexOf('M') ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }

    /** The pattern of {@code texts} (blanks around them ignored), or empty when they have none in common. */
    static Optional<Found> find(List<String> texts) {
        if (texts.isEmpty() || !looksLikeDate(texts.getFirst())) {
            return Optional.empty();
        }
        for (String pattern : candidates(texts)) {
            if (fits(pattern, texts)) {
                String swap = swap(pattern);
                boolean ambiguous = !swap.equals(pattern) && fits(swap, texts);
                return Optional.of(new Found(pattern, ambiguous ? Optional.of(swap) : Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** Patterns that read the first text, more specific ones first. */
    private static List<String> candidates(List<String> texts) {
        String first = texts.getFirst().strip();
        Matcher clock = CLOCK.matcher(first);
        if (!clock.matches()) {
            return Stream.of(DATES, COMPACT)
                    .flatMap(patterns -> reading(patterns, first).stream())
                    .toList();
        }
        String between = clock.group("between").equals("T") ? "'T'" : clock.group("between");
        String zone = zone(first);
        String time = clock.group("time").substring(0, clock.group("time").length() - zone.length());
        List<String> zones = zones(texts);
        List<String> found = new ArrayList<>();
        for (String datePart : reading(DATES, clock.group("date"))) {
            for (String timePart : reading(TIMES, time)) {
                zones.forEach(zonePart -> found.add(datePart + between + timePart + zonePart));
            }
        }
        return found;
    }

    private static List<String> reading(List<String> patterns, String text) {
        return patterns.stream()
                .filter(pattern -> !Double.isNaN(reader(pattern).parse(text)))
                .toList();
    }

    /** Zone parts to try: none, or the one that all texts share as a literal, or, where they differ, offsets. */
    private static List<String> zones(List<String> texts) {
        String first = zone(texts.getFirst().strip());
        if (first.isEmpty()) {
            return List.of("");
        }
        for (String text : texts) {
            if (!zone(text.strip()).equals(first)) {
                return OFFSETS;
            }
        }
        return List.of("'" + first + "'");
    }

    private static String zone(String text) {
        if (text.indexOf(':') < 0) {
            return "";
        }
        Matcher matcher = ZONE.matcher(text);
        return matcher.find() ? matcher.group("zone") : "";
    }

    private static boolean fits(String pattern, List<String> texts) {
        InstantText reader = reader(pattern);
        for (String text : texts) {
            if (Double.isNaN(reader.parse(text.strip()))) {
                return false;
            }
        }
        return true;
    }

    /** {@code pattern} with day and month swapped, where both are numbers side by side. */
    private static String swap(String pattern) {
        for (String[] pair : new String[][] {{"dd", "MM"}, {"d", "M"}}) {
            for (String separator : List.of("/", "-", ".")) {
                String dayFirst = pair[0] + separator + pair[1] + separator + "y";
                String monthFirst = pair[1] + separator + pair[0] + separator + "y";
                if (pattern.startsWith(dayFirst)) {
                    return monthFirst + pattern.substring(dayFirst.length());
                }
                if (pattern.startsWith(monthFirst)) {
                    return dayFirst + pattern.substring(monthFirst.length());
                }
            }
        }
        return pattern;
    }

    private static boolean looksLikeDate(String text) {
        String stripped = text.strip();
        if (stripped.length() < MIN_LENGTH || stripped.length() > MAX_LENGTH) {
            return false;
        }
        int digits = 0;
        int others = 0;
        for (int i = 0; i < stripped.length(); i++) {
            if (Character.isDigit(stripped.charAt(i))) {
                digits++;
            } else {
                others++;
            }
        }
        boolean compact = others == 0 && digits == 14;
        return compact
                || others > 0
                        && (digits >= 4
                                || digits >= 2 && MONTH_WORD.matcher(stripped).find());
    }

    /** The reader of {@code pattern}; making one costs more than many reads. */
    static InstantText reader(String pattern) {
        return READERS.computeIfAbsent(pattern, InstantText::of);
    }
}
