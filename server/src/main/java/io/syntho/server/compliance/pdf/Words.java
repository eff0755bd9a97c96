package io.syntho.server.compliance.pdf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers, times and names as the document writes them. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int NAME = 80;

    private Words() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A value between 0 and 1. */
    static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String share(OptionalDouble value) {
        return value.isPresent() ? share(value.getAsDouble()) : "–";
    }

    /** A difference or a correlation; what rounds to nothing has no sign. */
    static String signed(double value) {
        return Math.abs(value) < 0.005
                ? "0.00"
                : String.format(Locale.ROOT, "%+.2f", value).replace('-', '−');
    }

    /** A share as a percentage. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** A share as a percentage, where no more is known than that. */
    static String about(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    /** A score of 0 to 100. */
    static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The owner's text, cut to a bounded length that says how long it was. */
    static String cut(String text, int limit) {
        int length = text.codePointCount(0, text.length());
        return length <= limit
                ? text
                : "%s… (%,d characters)".formatted(text.substring(0, text.offsetByCodePoints(0, limit)), length);
    }

    /** A name of the owner's, which may be anything. */
    static String name(String name) {
        return name.isBlank() ? "(no name)" : cut(name, NAME);
    }

    /** The first names, and how many more there are. */
    static String names(List<String> names, int most) {
        String shown =
                String.join(", ", names.stream().limit(most).map(Words::name).toList());
        return names.size() <= most ? shown : "%s and %,d more".formatted(shown, names.size() - most);
    }

    /** A constant's name as words: {@code DATE_OF_BIRTH} becomes {@code date of birth}. */
    static String plain(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
