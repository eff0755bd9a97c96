package io.syntho.server.compliance.pdf;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round places on an axis. Never the ends of the data: the extremes of a column are values of single rows. */
final class Ticks {

    private static final int MOST = 5;
    private static final double MICROS = 1e6;
    private static final double YEAR = 365.25 * 86_400 * MICROS;

    private Ticks() {}

    /**
     * A place.
     *
     * @param value where
     * @param label what it is called
     */
    record Tick(double value, String label) {}

    /** At most five multiples of 1, 2 or 5 times a power of ten. */
    static List<Tick> ofNumbers(double low, double high) {
        double step = Math.pow(10, Math.floor(Math.log10((high - low) / MOST)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if ((high - low) / (step * factor) <= MOST) {
                step *= factor;
                break;
            }
        }
        double greatest = Math.max(Math.abs(low), Math.abs(high));
        List<Tick> ticks = new ArrayList<>();
        for (double index = Math.ceil(low / step); index * step <= high && ticks.size() <= MOST; index++) {
            // Rounding may put the first multiple a hair before the low end.
            if (index * step >= low) {
                ticks.add(new Tick(index * step, label(index * step, greatest)));
            }
        }
        return ticks;
    }

    /** All places of an axis have one unit, that of its greatest. */
    private static String label(double value, double greatest) {
        if (value == 0) {
            return "0";
        }
        if (greatest >= 1e12 || greatest < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value).replace('-', '−');
        }
        if (greatest >= 1e9) {
            return plain(value / 1e9) + " G";
        }
        if (greatest >= 1e6) {
            return plain(value / 1e6) + " M";
        }
        return greatest >= 10_000 ? plain(value / 1e3) + " k" : plain(value);
    }

    private static String plain(double value) {
        String text =
                new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
        return text.replace('-', '−');
    }

    /** At most five beginnings of years, months, days or hours; the ends are microseconds since 1970 UTC. */
    static List<Tick> ofInstants(double low, double high) {
        if (high - low >= 3 * YEAR) {
            return years(low, high);
        }
        ChronoUnit unit = high - low >= YEAR / 4
                ? ChronoUnit.MONTHS
                : high - low >= 3 * 86_400 * MICROS ? ChronoUnit.DAYS : ChronoUnit.HOURS;
        DateTimeFormatter format = DateTimeFormatter.ofPattern(
                switch (unit) {
                    case MONTHS -> "MMM uuuu";
                    case DAYS -> "d MMM";
                    default -> "d MMM HH:mm";
                },
                Locale.ENGLISH);
        LocalDateTime first = start(low, unit);
        double length = unit.getDuration().toSeconds() * MICROS;
        long step = Math.max(1, (long) Math.ceil((high - low) / length / 3));
        List<Tick> ticks = new ArrayList<>();
        for (LocalDateTime at = first; micros(at) <= high && ticks.size() < MOST; at = at.plus(step, unit)) {
            if (micros(at) >= low) {
                ticks.add(new Tick(micros(at), format.format(at)));
            }
        }
        return ticks;
    }

    private static List<Tick> years(double low, double high) {
        double from = 1970 + low / YEAR;
        double to = 1970 + high / YEAR;
        return ofNumbers(from, to).stream()
                .filter(tick -> tick.value() == Math.rint(tick.value()))
                .map(tick -> new Tick(
                        micros(LocalDateTime.of((int) tick.value(), 1, 1, 0, 0)), String.valueOf((int) tick.value())))
                .filter(tick -> tick.value() >= low && tick.value() <= high)
                .toList();
    }

    private static LocalDateTime start(double micros, ChronoUnit unit) {
        LocalDateTime time =
                LocalDateTime.ofInstant(Instant.ofEpochSecond((long) Math.floor(micros / MICROS)), ZoneOffset.UTC);
        return switch (unit) {
            case MONTHS -> time.toLocalDate().withDayOfMonth(1).atStartOfDay();
            case DAYS -> time.truncatedTo(ChronoUnit.DAYS);
            default -> time.truncatedTo(ChronoUnit.HOURS);
        };
    }

    private static double micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * MICROS;
    }
}
