package io.syntho.local.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text whose escape codes take no room. */
public final class Text {

    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    private static final String RESET = "\u001b[0m";
    private static final int KILO = 1024;

    private Text() {}

    /** How many columns the text takes. */
    public static int width(String text) {
        String plain = ESCAPE.matcher(text).replaceAll("");
        return plain.codePointCount(0, plain.length());
    }

    /** The text, filled with spaces on the right up to {@code width} columns. */
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text, cut to {@code width} columns with an ellipsis; its colours end where it ends. */
    public static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        Matcher escape = ESCAPE.matcher(text);
        int used = 0;
        int at = 0;
        while (at < text.length() && used < width - 1) {
            if (escape.region(at, text.length()).lookingAt()) {
                kept.append(escape.group());
                at = escape.end();
            } else {
                int point = text.codePointAt(at);
                kept.appendCodePoint(point);
                at += Character.charCount(point);
                used++;
            }
        }
        return kept + "…" + (kept.indexOf("\u001b") >= 0 ? RESET : "");
    }

    /** A bar of {@code width} columns, filled in eighths of a column. */
    public static String bar(double share, int width) {
        String eighths = "▏▎▍▌▋▊▉";
        int filled = (int) Math.round(Math.clamp(share, 0, 1) * width * 8);
        String full = "█".repeat(filled / 8);
        String part = filled % 8 == 0 ? "" : eighths.substring(filled % 8 - 1, filled % 8);
        return full + part + "░".repeat(width - full.length() - part.length());
    }

    /** A time as people say it: {@code 0.8 s}, {@code 12 s}, {@code 3 min 05 s}. */
    public static String time(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }

    /** A size as people say it: {@code 812 B}, {@code 3.1 MiB}. */
    public static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB"};
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < units.length - 1) {
            value /= KILO;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** A count with its thousands apart: {@code 32,561}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A constant's name as words. */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
