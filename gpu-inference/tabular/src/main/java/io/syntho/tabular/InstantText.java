package io.syntho.tabular;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads and writes instants in one pattern. Patterns are {@link DateTimeFormatter}'s with these readings: months and days of the week are
 * English, in any case; a year of two digits lies in 1940 to 2039; impossible dates such as 30 February are refused; what a pattern lacks
 * (day, time) is the first or midnight; local times are taken as UTC; an optional fraction {@code [.SSSSSS]} has up to that many digits and
 * is written without trailing zeros. Immutable.
 */
public final class InstantText {

    private static final int FIRST_SHORT_YEAR = 1940;
    private static final double MICROS_PER_SECOND = 1e6;

    private static final List<InstantText> ISO = List.of(
            of("yyyy-MM-dd"), of("yyyy-MM-dd HH:mm:ss[.SSSSSSSSS]"), of("yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][XXX]"));

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final Optional<FixedInstant> fixed;

    private InstantText(String pattern, DateTimeFormatter formatter, Optional<FixedInstant> fixed) {
        this.pattern = pattern;
        this.formatter = formatter;
        this.fixed = fixed;
    }

    /**
     * A reader and writer of {@code pattern}, which may also be {@link ValueFormat#EPOCH_SECONDS} or {@link ValueFormat#EPOCH_MILLIS}.
     *
     * @throws IllegalArgumentException when it is no pattern
     */
    public static InstantText of(String pattern) {
        if (epochUnitMicros(pattern) > 0) {
            return new InstantText(pattern, DateTimeFormatter.ISO_INSTANT, Optional.empty());
        }
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        appendPattern(builder, pattern);
        if (!pattern.contains("d") && !pattern.contains("D")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        if (!pattern.contains("M") && !pattern.contains("D")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
        if (!pattern.contains("y")) {
            builder.parseDefaulting(ChronoField.YEAR, 1970);
        }
        if (!pattern.contains("H") && !pattern.contains("h")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        }
        if (!pattern.contains("m")) {
            builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
        }
        DateTimeFormatter formatter = builder.toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT)
                .withChronology(IsoChronology.INSTANCE);
        return new InstantText(pattern, formatter, FixedInstant.of(pattern));
    }

    /** {@code yyyy} is year-of-era, which strict resolving rejects without an era, so proleptic years stand in its place. */
    private static void appendPattern(DateTimeFormatterBuilder builder, String pattern) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && pattern.startsWith("[.S", i)) {
                int end = pattern.indexOf(']', i);
                appendPlain(builder, plain);
                builder.appendFraction(ChronoField.NANO_OF_SECOND, 0, end - i - 2, true);
                i = end;
            } else if (quoted || c != 'y') {
                plain.append(c);
            } else {
                int end = runEnd(pattern, i);
                if (end - i == 2) {
                    appendPlain(builder, plain);
                    builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_SHORT_YEAR);
                } else {
                    plain.append("u".repeat(end - i));
                }
                i = end - 1;
            }
        }
        appendPlain(builder, plain);
    }

    private static int runEnd(String pattern, int start) {
        int end = start;
        while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(start)) {
            end++;
        }
        return end;
    }

    private static void appendPlain(DateTimeFormatterBuilder builder, StringBuilder plain) {
        if (!plain.isEmpty()) {
            builder.appendPattern(plain.toString());
            plain.setLength(0);
        }
    }

    private static double epochUnitMicros(String pattern) {
        return switch (pattern) {
            case ValueFormat.EPOCH_SECONDS -> 1e6;
            case ValueFormat.EPOCH_MILLIS -> 1e3;
            default -> 0;
        };
    }

    /** The pattern. */
    public String pattern() {
        return pattern;
    }

    /** Microseconds since 1970-01-01 UTC, or {@code NaN} when {@code text} is no instant in this pattern. */
    public double parse(String text) {
        return fixed.isPresent() ? fixed.get().parse(text) : parseGeneral(text);
    }

    /** By the formatter, whatever the pattern. */
    double parseGeneral(String text) {
        double unit = epochUnitMicros(pattern);
        try {
            if (unit > 0) {
                return Long.parseLong(text) * unit;
            }
            TemporalAccessor parsed = formatter.parse(text);
            LocalDateTime local = LocalDateTime.from(parsed);
            ZoneOffset offset = parsed.isSupported(ChronoField.OFFSET_SECONDS)
                    ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                    : ZoneOffset.UTC;
            return local.toEpochSecond(offset) * MICROS_PER_SECOND + local.getNano() / 1000;
        } catch (DateTimeException | NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Microseconds of an ISO date, or of an ISO date and time with {@code T} or a blank between them; {@code NaN} of anything else. */
    public static double parseIso(String text) {
        for (InstantText iso : ISO) {
            double micros = iso.parse(text);
            if (!Double.isNaN(micros)) {
                return micros;
            }
        }
        return Double.NaN;
    }

    /** {@code micros} since 1970-01-01 UTC in this pattern. */
    public String format(double micros) {
        double unit = epochUnitMicros(pattern);
        if (unit > 0) {
            return Long.toString(Math.round(micros / unit));
        }
        return fixed.flatMap(digits -> digits.format(Math.round(micros))).orElseGet(() -> formatGeneral(micros));
    }

    /** By the formatter, whatever the pattern. */
    String formatGeneral(double micros) {
        return formatter.format(utc(micros));
    }

    /** {@code micros} since 1970-01-01 UTC as ISO text: a date, or a date and a time whose fraction is left out when it is zero. */
    public static String iso(double micros, StorageType type) {
        LocalDateTime time = utc(micros).toLocalDateTime();
        if (type == StorageType.DATE) {
            return time.toLocalDate().toString();
        }
        String clock = DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime());
        return time.toLocalDate() + " " + clock;
    }

    private static OffsetDateTime utc(double micros) {
        long whole = Math.round(micros);
        long seconds = Math.floorDiv(whole, 1_000_000L);
        long nanos = Math.floorMod(whole, 1_000_000L) * 1000;
        return Instant.ofEpochSecond(seconds, nanos).atOffset(ZoneOffset.UTC);
    }
}
