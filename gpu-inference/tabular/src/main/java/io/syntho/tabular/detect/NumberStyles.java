package io.syntho.tabular.detect;

import io.syntho.tabular.NumberStyle;
import io.syntho.tabular.NumberText;
import java.util.List;
import java.util.Optional;

/** Finds the one style in which all texts are numbers. */
final class NumberStyles {

    private static final List<String> BLANKS = List.of(" ", "\u00a0", "\u202f");

    private NumberStyles() {}

    /** The style of {@code texts}, or empty when they have none in common. */
    static Optional<NumberStyle> find(List<String> texts) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (fits(NumberStyle.PLAIN, texts)) {
            return Optional.of(NumberStyle.PLAIN);
        }
        String first = texts.getFirst().strip();
        int start = 0;
        while (start < first.length() && !isNumberStart(first.charAt(start))) {
            start++;
        }
        int end = first.length();
        while (end > start && !isDigit(first.charAt(end - 1))) {
            end--;
        }
        if (start >= end) {
            return Optional.empty();
        }
        String prefix = first.substring(0, start);
        String suffix = first.substring(end);
        if (!isUnit(prefix) || !isUnit(suffix)) {
            return Optional.empty();
        }
        return punctuation(prefix, suffix, texts);
    }

    private static Optional<NumberStyle> punctuation(String prefix, String suffix, List<String> texts) {
        NumberStyle english = new NumberStyle(prefix, suffix, ",", ".", 0);
        if (fits(english, texts)) {
            boolean grouped = texts.stream().anyMatch(text -> text.indexOf(',') >= 0);
            return Optional.of(grouped ? english : new NumberStyle(prefix, suffix, "", ".", 0));
        }
        NumberStyle swiss = new NumberStyle(prefix, suffix, "'", ".", 0);
        if (fits(swiss, texts)) {
            return Optional.of(swiss);
        }
        // Blanks also group telephone numbers: they count only beside a decimal comma.
        boolean comma = texts.stream().anyMatch(text -> text.indexOf(',') >= 0);
        if (!comma) {
            return Optional.empty();
        }
        NumberStyle plainComma = new NumberStyle(prefix, suffix, "", ",", 0);
        NumberStyle german = new NumberStyle(prefix, suffix, ".", ",", 0);
        if (fits(plainComma, texts)) {
            return Optional.of(plainComma);
        }
        if (fits(german, texts)) {
            return Optional.of(german);
        }
        return BLANKS.stream()
                .map(blank -> new NumberStyle(prefix, suffix, blank, ",", 0))
                .filter(style -> fits(style, texts))
                .findFirst();
    }

    private static boolean fits(NumberStyle style, List<String> texts) {
        NumberText reader = NumberText.of(style, 0);
        for (String text : texts) {
            if (Double.isNaN(reader.parse(text))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumberStart(char c) {
        return isDigit(c) || c == '-' || c == '+' || c == '.' || c == ',';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Nothing, or a currency sign or a percent sign, with blanks. */
    private static boolean isUnit(String text) {
        String unit = text.strip();
        if (unit.isEmpty()) {
            return text.isEmpty();
        }
        return unit.length() == 1
                && (unit.charAt(0) == '%' || Character.getType(unit.charAt(0)) == Character.CURRENCY_SYMBOL);
    }
}
