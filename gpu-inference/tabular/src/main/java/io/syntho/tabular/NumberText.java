package io.syntho.tabular;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Reads and writes numbers in one style. Leading zeros ({@code 007}) are no number: they mark codes. Immutable.
 *
 * <p>Reading short decimals is exact without a general parser: a mantissa below 2⁵³ divided by a power of ten up to 10²² rounds
 * once (Clinger, "How to read floating point numbers accurately", PLDI 1990).
 */
public final class NumberText {

    private static final double[] POWERS = new double[23];
    private static final long EXACT = 1L << 53;
    private static final int EXACT_DIGITS = 18;
    private static final int MAX_DECIMALS = 18;

    /** A plus before so many digits begins a telephone number (ITU-T E.164), whose plus must not be lost. */
    private static final int TELEPHONE_DIGITS = 8;

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private final NumberStyle style;
    private final boolean plain;
    private final char point;
    private final int maximumDecimals;

    private NumberText(NumberStyle style, int maximumDecimals) {
        this.style = style;
        this.plain = style.withMinimumDecimals(0).equals(NumberStyle.PLAIN);
        this.point = style.decimalSeparator().charAt(0);
        this.maximumDecimals = Math.max(maximumDecimals, style.minimumDecimals());
    }

    /** For numbers in {@code style} with at most {@code maximumDecimals} digits after the separator when written. */
    public static NumberText of(NumberStyle style, int maximumDecimals) {
        return new NumberText(style, maximumDecimals);
    }

    /**
     * The number that {@code text} spells in this style, or {@code NaN}. Blanks around it are ignored; exponents are read where the style
     * has no grouping.
     */
    public double parse(CharSequence text) {
        CharSequence digits = plain ? text : unadorned(text.toString());
        double value = parsePlain(digits);
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Digits after the separator in {@code text}, which must spell a number: as written, or as the exponent has it. */
    public int decimals(CharSequence text) {
        CharSequence digits = plain ? text : unadorned(text.toString());
        int end = end(digits);
        int point = -1;
        for (int i = 0; i < end; i++) {
            char c = digits.charAt(i);
            if (c == 'e' || c == 'E') {
                int scale = new BigDecimal(digits.toString().strip())
                        .stripTrailingZeros()
                        .scale();
                return Math.clamp(scale, 0, MAX_DECIMALS);
            }
            point = c == '.' ? i : point;
        }
        return point < 0 ? 0 : Math.min(end - point - 1, MAX_DECIMALS);
    }

    private static int start(CharSequence text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int end(CharSequence text) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Removes prefix, suffix and grouping and turns the separator into a point; empty when {@code text} is not in this style. */
    private String unadorned(String text) {
        String trimmed = text.strip();
        String sign = "";
        if (trimmed.startsWith("-") || trimmed.startsWith("+")) {
            sign = trimmed.substring(0, 1);
            trimmed = trimmed.substring(1);
        }
        if (!trimmed.startsWith(style.prefix()) || !trimmed.endsWith(style.suffix())) {
            return "";
        }
        int end = trimmed.length() - style.suffix().length();
        if (end <= style.prefix().length()) {
            return "";
        }
        String body = trimmed.substring(style.prefix().length(), end).strip();
        if (sign.isEmpty() && body.startsWith("-") && !style.prefix().isEmpty()) {
            sign = "-";
            body = body.substring(1);
        }
        return sign + ungrouped(body);
    }

    private String ungrouped(String body) {
        int separator = body.indexOf(point);
        String whole = separator < 0 ? body : body.substring(0, separator);
        String fraction = separator < 0 ? "" : "." + body.substring(separator + 1);
        if (point == ','
                && (whole.indexOf('.') >= 0 || fraction.indexOf('.', 1) >= 0)
                && !style.grouping().equals(".")) {
            return "";
        }
        if (style.grouping().isEmpty() || whole.indexOf(style.grouping().charAt(0)) < 0) {
            return whole + fraction;
        }
        String[] groups = whole.split(Pattern.quote(style.grouping()), -1);
        for (int i = 0; i < groups.length; i++) {
            boolean fits = i == 0 ? !groups[0].isEmpty() && groups[0].length() <= 3 : groups[i].length() == 3;
            if (!fits) {
                return "";
            }
        }
        return String.join("", groups) + fraction;
    }

    private static double parsePlain(CharSequence text) {
        int i = start(text);
        int end = end(text);
        if (i >= end) {
            return Double.NaN;
        }
        boolean negative = text.charAt(i) == '-';
        boolean plus = text.charAt(i) == '+';
        i += negative || plus ? 1 : 0;
        boolean leadingZero = i + 1 < end && text.charAt(i) == '0' && isDigit(text.charAt(i + 1));
        long mantissa = 0;
        int digits = 0;
        int scale = -1;
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                mantissa = digits < EXACT_DIGITS ? mantissa * 10 + (c - '0') : mantissa;
                digits++;
                scale += scale < 0 ? 0 : 1;
            } else if (c == '.' && scale < 0) {
                scale = 0;
            } else if ((c == 'e' || c == 'E') && digits > 0 && isExponent(text, i + 1, end)) {
                digits = Integer.MAX_VALUE;
                break;
            } else {
                return Double.NaN;
            }
        }
        boolean telephone = plus && scale < 0 && digits >= TELEPHONE_DIGITS && digits <= EXACT_DIGITS;
        if (digits == 0 || leadingZero || telephone) {
            return Double.NaN;
        }
        if (digits > EXACT_DIGITS || mantissa >= EXACT || scale >= POWERS.length) {
            return Double.parseDouble(text.toString().strip());
        }
        double value = scale > 0 ? mantissa / POWERS[scale] : mantissa;
        return negative && value != 0 ? -value : value;
    }

    private static boolean isExponent(CharSequence text, int from, int end) {
        int first = from < end && (text.charAt(from) == '-' || text.charAt(from) == '+') ? from + 1 : from;
        for (int i = first; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return first < end && end - first <= 3;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code value} in this style, rounded half up to its decimals; digits beyond the style's least are written only when not zero. */
    public String format(double value) {
        String digits = digits(Math.abs(value));
        String spelled = plain ? digits : style.prefix() + grouped(digits) + style.suffix();
        return value < 0 && isNotZero(digits) ? "-" + spelled : spelled;
    }

    private String digits(double magnitude) {
        if (maximumDecimals < POWERS.length && magnitude * POWERS[maximumDecimals] < EXACT) {
            long scaled = Math.round(magnitude * POWERS[maximumDecimals]);
            return maximumDecimals == 0 ? Long.toString(scaled) : withFraction(scaled);
        }
        BigDecimal rounded = BigDecimal.valueOf(magnitude).setScale(maximumDecimals, RoundingMode.HALF_UP);
        return trimmed(new StringBuilder(rounded.toPlainString()));
    }

    private String withFraction(long scaled) {
        long power = (long) POWERS[maximumDecimals];
        StringBuilder digits = new StringBuilder().append(scaled / power).append('.');
        String fraction = Long.toString(scaled % power);
        digits.append("0".repeat(maximumDecimals - fraction.length())).append(fraction);
        return trimmed(digits);
    }

    /** Without the zeros at the end that the style does not ask for. */
    private String trimmed(StringBuilder digits) {
        int least = digits.length() - (maximumDecimals - style.minimumDecimals());
        int end = digits.length();
        while (end > least && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (digits.charAt(end - 1) == '.') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static boolean isNotZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > '0') {
                return true;
            }
        }
        return false;
    }

    private String grouped(String digits) {
        int separator = digits.indexOf('.');
        String whole = separator < 0 ? digits : digits.substring(0, separator);
        String fraction = separator < 0 ? "" : style.decimalSeparator() + digits.substring(separator + 1);
        if (style.grouping().isEmpty()) {
            return whole + fraction;
        }
        StringBuilder grouped = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, style.grouping());
        }
        return grouped + fraction;
    }
}
