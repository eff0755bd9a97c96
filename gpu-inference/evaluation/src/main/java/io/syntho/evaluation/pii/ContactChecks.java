package io.syntho.evaluation.pii;

import java.util.regex.Pattern;

/** E-mail addresses, telephone numbers, personal web addresses, user names. */
final class ContactChecks {

    private static final Pattern EMAIL = Pattern.compile(
            "(?:mailto:)?[\\p{L}\\p{N}._%+'&=-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}{2,24}");

    private static final Pattern EXTENSION = Pattern.compile("(?i) ?(?:x|ext\\.?|extension|#|/) ?\\d{1,6}$");
    private static final Pattern PHONE_CHARACTERS = Pattern.compile("\\+?[0-9(][0-9 ()./\\u2011-]*[0-9]");

    /** North America: area and exchange codes with a separator between the parts, and perhaps the country code. */
    private static final Pattern NORTH_AMERICAN =
            Pattern.compile("(?:(?:\\+|00)?1[-. ]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. /])[2-9]\\d{2}[-. ]\\d{4}");

    private static final Pattern DECIMAL = Pattern.compile("[0-9]+\\.[0-9]+");
    private static final Pattern ISBN = Pattern.compile("97[89][- ]?(?:\\d[- ]?){9}[\\dX]");
    private static final Pattern DOTTED_QUAD = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private static final Pattern PERSONAL_URL = Pattern.compile(
            "(?i)(?:https?://)?(?:www\\.|m\\.|[a-z]{2}\\.)?(?:(?:linkedin\\.com/in|facebook\\.com|twitter\\.com|x\\.com|instagram\\.com|tiktok\\.com/@|github\\.com|t\\.me|xing\\.com/profile|vk\\.com|medium\\.com/@)/?[\\w.-]+/?|[\\w.-]+/(?:~|(?:u|user|users|profile|profiles|people|member|members|author)/)[\\w.-]+/?)");

    private static final Pattern USERNAME = Pattern.compile("@?[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,39}(?:#\\d{4})?");

    private ContactChecks() {}

    static Fit email(String value) {
        return Fit.of(value.indexOf('@') > 0
                && value.length() <= 254
                && EMAIL.matcher(value).matches());
    }

    /** Valid when the form alone tells a telephone number: an international prefix, or the separators of North America. */
    static Fit phone(String value) {
        if (value.length() < 7 || value.length() > 32) {
            return Fit.NO;
        }
        String number = EXTENSION.matcher(value).replaceFirst("").strip();
        int digits = CheckDigits.digits(number).length();
        if (digits < 6
                || digits > 15
                || !PHONE_CHARACTERS.matcher(number).matches()
                || DateText.isDate(value)
                || DECIMAL.matcher(number).matches()
                || DOTTED_QUAD.matcher(number).matches()
                || ISBN.matcher(number).matches()) {
            return Fit.NO;
        }
        return Fit.shaped(number.startsWith("+") && digits >= 8
                || NORTH_AMERICAN.matcher(number).matches());
    }

    static Fit personalUrl(String value) {
        return Fit.of(value.indexOf('/') > 0 && PERSONAL_URL.matcher(value).matches());
    }

    static Fit username(String value) {
        return Fit.of(USERNAME.matcher(value).matches());
    }
}
