package io.syntho.evaluation.pii;

/** Check digit arithmetic on strings of digits. */
final class CheckDigits {

    private CheckDigits() {}

    static int digit(String digits, int index) {
        return digits.charAt(index) - '0';
    }

    /** The sum of the digits times {@code weights}, as many as there are weights. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(digits, i);
        }
        return sum;
    }

    /** ISO/IEC 7812-1 annex B: every second digit from the right doubled, digits summed, a multiple of ten. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** ISO 7064 mod 11,10, as German tax and Croatian personal numbers use it. */
    static boolean iso7064Mod11Mod10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(digits, digits.length() - 1);
    }

    /** The last digit makes {@code Σ weight · digit} plus itself a multiple of ten, weights 1 and 3 in turn from the left (EAN-13). */
    static boolean ean13(String digits) {
        return (weighted(digits, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) + digit(digits, 12)) % 10 == 0;
    }

    /** Only the digits of {@code text}. */
    static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Whether all characters are digits, with at least one. */
    static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether all digits are equal: a filler that passes many check digits. */
    static boolean oneDigitOnly(String digits) {
        return digits.chars().distinct().count() == 1;
    }
}
