package io.syntho.evaluation.privacy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How likely a value that was drawn at random in its own format is a training value: of all four-digit numbers, 3,000 known ones make 30 %. Explains
 * why short codes that were made anew may coincide.
 */
final class FormatChance {

    private final Map<String, Long> knownByMask = new HashMap<>();

    /** Learns how many distinct training values each format has. */
    FormatChance(Set<String> training) {
        training.forEach(value -> knownByMask.merge(mask(value), 1L, Long::sum));
    }

    /** The chance of {@code value}, 0 to 1. */
    double of(String value) {
        String mask = mask(value);
        return Math.min(1, knownByMask.getOrDefault(mask, 0L) / space(mask));
    }

    /** The value's format: 9 for a digit, A and a for letters, other characters as they are. */
    private static String mask(String value) {
        StringBuilder mask = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            mask.append(Character.isDigit(c) ? '9' : Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : c);
        }
        return mask.toString();
    }

    private static double space(String mask) {
        double space = 1;
        for (int i = 0; i < mask.length(); i++) {
            space *= switch (mask.charAt(i)) {
                case '9' -> 10;
                case 'A', 'a' -> 26;
                default -> 1;
            };
        }
        return space;
    }
}
