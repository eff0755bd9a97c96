package io.syntho.evaluation.pii;

import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.ABANumberCheckDigit;

/** Payment cards, bank accounts, wallets. */
final class MoneyChecks {

    private static final Pattern CARD =
            Pattern.compile("\\d{12,19}|\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{1,7}|\\d{4}([ -])\\d{6}\\2\\d{4,5}");

    /** Issuer prefixes with their lengths: Visa, Mastercard, American Express, Discover, JCB, Diners, UnionPay, Maestro. */
    private static final Pattern ISSUER = Pattern.compile(
            "4(?:\\d{12}|\\d{15}|\\d{18})|(?:5[1-5]\\d\\d|222[1-9]|22[3-9]\\d|2[3-6]\\d\\d|27[01]\\d|2720)\\d{12}|3[47]\\d{13}|6(?:011|4[4-9]\\d|5\\d\\d)\\d{12,15}|35\\d{14,17}|(?:1800|2131)\\d{11}|3(?:0[0-5]|[689]\\d)\\d{11,16}|62\\d{14,17}|(?:50|5[6-9]|6[037])\\d{10,17}");

    private static final Pattern IBAN = Pattern.compile("(?i)[a-z]{2}\\d{2}(?: ?[a-z0-9]){11,30}");
    private static final Pattern ABA = Pattern.compile("(?:0\\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\\d{7}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{0,4}[ -]?\\d(?:[ ./-]?\\d){4,21}");
    private static final Pattern SORT_CODE_AND_ACCOUNT = Pattern.compile("\\d{2}-\\d{2}-\\d{2}[ /-]{1,3}\\d{8}");
    private static final Pattern WALLET = Pattern.compile(
            "[13][a-km-zA-HJ-NP-Z1-9]{25,34}|(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{11,71}|0x[0-9a-fA-F]{40}");

    private MoneyChecks() {}

    static Fit card(String value) {
        if (value.length() < 12 || value.length() > 23 || !CARD.matcher(value).matches()) {
            return Fit.NO;
        }
        String digits = CheckDigits.digits(value);
        return Fit.shaped(
                ISSUER.matcher(digits).matches() && CheckDigits.luhn(digits) && !CheckDigits.oneDigitOnly(digits));
    }

    static Fit iban(String value) {
        if (value.length() < 15 || value.length() > 42 || !IBAN.matcher(value).matches()) {
            return Fit.NO;
        }
        return Fit.shaped(
                IBANValidator.getInstance().isValid(value.replace(" ", "").toUpperCase(java.util.Locale.ROOT)));
    }

    static Fit routingNumber(String value) {
        if (value.length() != 9 || !CheckDigits.allDigits(value)) {
            return Fit.NO;
        }
        return Fit.shaped(ABA.matcher(value).matches() && ABANumberCheckDigit.ABAN_CHECK_DIGIT.isValid(value));
    }

    /** Mexico's 18 digits, weighted 3, 7, 1 each modulo 10. */
    static Fit clabe(String value) {
        if (value.length() != 18 || !CheckDigits.allDigits(value)) {
            return Fit.NO;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CheckDigits.digit(value, i) * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1) % 10;
        }
        return Fit.shaped((10 - sum % 10) % 10 == CheckDigits.digit(value, 17));
    }

    static Fit sortCodeAndAccount(String value) {
        return Fit.of(SORT_CODE_AND_ACCOUNT.matcher(value).matches());
    }

    static Fit account(String value) {
        return Fit.of(ACCOUNT.matcher(value).matches() && !DateText.isDate(value));
    }

    /** Bitcoin's and others' address forms. Their check digits are not looked at: made-up ones stand for real ones. */
    static Fit wallet(String value) {
        return Fit.of(value.length() >= 14
                && value.length() <= 74
                && WALLET.matcher(value).matches()
                && !CheckDigits.allDigits(value));
    }
}
