package io.syntho.synthesis.regenerate;

import java.math.BigInteger;

/** Digits that a value computes from its others. */
enum CheckDigits {
    /** None. */
    NONE {
        @Override
        String neutral(String value) {
            return value;
        }

        @Override
        String complete(String value, String growth) {
            return value + growth;
        }
    },
    /** The last digit by Luhn's rule (ISO/IEC 7812-1, annex B): payment cards. */
    LUHN {
        @Override
        String neutral(String value) {
            int last = lastDigit(value);
            return last < 0 ? value : value.substring(0, last) + '0' + value.substring(last + 1);
        }

        @Override
        String complete(String value, String growth) {
            int last = lastDigit(value);
            if (last < 0) {
                return value + growth;
            }
            String digits = value.substring(0, last) + growth;
            return digits + luhn(digits) + value.substring(last + 1);
        }
    },
    /** The third and fourth character by modulus 97 (ISO 13616-1): bank accounts. */
    IBAN {
        @Override
        String neutral(String value) {
            return value.length() < SHORTEST_IBAN ? value : value.substring(0, 2) + "00" + value.substring(4);
        }

        @Override
        String complete(String value, String growth) {
            String grown = value + growth;
            if (grown.length() < SHORTEST_IBAN) {
                return grown;
            }
            StringBuilder number = new StringBuilder();
            (grown.substring(4) + grown.substring(0, 2) + "00")
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .forEach(c -> number.append(Character.digit(c, Character.MAX_RADIX)));
            int rest = new BigInteger(number.toString())
                    .mod(BigInteger.valueOf(97))
                    .intValue();
            return grown.substring(0, 2) + "%02d".formatted(98 - rest) + grown.substring(4);
        }
    };

    private static final int SHORTEST_IBAN = 5;

    /** The value with its check digits set to 0. */
    abstract String neutral(String value);

    /**
     * The value with its check digits computed, made longer by {@code growth}.
     *
     * @param growth digits, or nothing
     */
    abstract String complete(String value, String growth);

    private static int lastDigit(String value) {
        int last = value.length() - 1;
        while (last >= 0 && !isDigit(value.charAt(last))) {
            last--;
        }
        return last;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int luhn(String digits) {
        int sum = 0;
        boolean twice = true;
        for (int i = digits.length() - 1; i >= 0; i--) {
            if (!isDigit(digits.charAt(i))) {
                continue;
            }
            int digit = digits.charAt(i) - '0';
            int weighted = twice ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            twice = !twice;
        }
        return (10 - sum % 10) % 10;
    }
}
