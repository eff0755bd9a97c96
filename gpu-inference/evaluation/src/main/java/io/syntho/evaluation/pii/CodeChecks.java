package io.syntho.evaluation.pii;

import java.util.regex.Pattern;

/** Codes of vehicles, devices, documents and persons. */
final class CodeChecks {

    private static final Pattern AGE = Pattern.compile("\\d{1,3}(?:\\.\\d{1,4})?");
    private static final Pattern VIN = Pattern.compile("(?=.*[A-Z])(?=.*\\d)[A-HJ-NPR-Z0-9]{17}");
    private static final Pattern PLATE = Pattern.compile("(?i)(?=.*[0-9])[\\p{L}\\p{N}][\\p{L}\\p{N} .·•-]{1,10}");
    private static final Pattern RECORD = Pattern.compile("(?i)(?=.*\\d)[a-z0-9][a-z0-9 ./_-]{2,24}");
    private static final Pattern PREFIXED_RECORD = Pattern.compile("(?i)(?:mrn|mr|pat|patient)[-_:# ]{0,2}\\d{4,12}");
    private static final Pattern DOCUMENT = Pattern.compile("(?i)(?=.*\\d)[a-z0-9][a-z0-9 -]{4,18}");
    private static final Pattern FILE = Pattern.compile(
            "(?i).{1,250}\\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|wsq|wav|mp3|m4a|flac|fpt|bin|dat)(?:\\?.*)?|https?://.+|[A-Za-z0-9+/=]{80,}");

    private CodeChecks() {}

    static Fit vin(String value) {
        return Fit.of(value.length() == 17 && VIN.matcher(value).matches());
    }

    static Fit plate(String value) {
        return Fit.of(value.length() <= 11 && PLATE.matcher(value).matches() && !DateText.isDate(value));
    }

    /** Fifteen digits with a check digit, and no American Express card. */
    static Fit imei(String value) {
        if (value.length() != 15 || !CheckDigits.allDigits(value)) {
            return Fit.NO;
        }
        return Fit.shaped(CheckDigits.luhn(value) && !value.startsWith("34") && !value.startsWith("37"));
    }

    static Fit record(String value) {
        return Fit.of(RECORD.matcher(value).matches() && !DateText.isDate(value));
    }

    static Fit prefixedRecord(String value) {
        return Fit.of(PREFIXED_RECORD.matcher(value).matches());
    }

    static Fit document(String value) {
        return Fit.of(DOCUMENT.matcher(value).matches() && !DateText.isDate(value));
    }

    static Fit device(String value) {
        return Fit.of(NetworkChecks.isRandomCode(value) || RECORD.matcher(value).matches());
    }

    static Fit fileOrData(String value) {
        return Fit.of(FILE.matcher(value).matches());
    }

    static Fit date(String value) {
        return Fit.of(DateText.isDate(value));
    }

    /** Years that a person can live; of small children also parts of one. */
    static Fit age(String value) {
        return Fit.of(value.length() <= 8 && AGE.matcher(value).matches() && Double.parseDouble(value) <= 120);
    }

    static Fit anything(String value) {
        return Fit.VALID;
    }
}
