package io.syntho.evaluation.pii;

import java.util.List;
import java.util.regex.Pattern;

/** Documents, plates and secrets whose form alone tells them. */
final class DocumentChecks {

    /** United Kingdom: five letters of the name, the birth date with its decade apart, initials, check characters. */
    private static final Pattern BRITISH_DRIVER = Pattern.compile(
            "[A-Z9]{5}\\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\\d|3[01])\\d[A-Z9]{2}[0-9A-Z]{1,3}");

    /** First line of a passport's machine-readable zone, ICAO 9303. */
    private static final Pattern MACHINE_READABLE = Pattern.compile("P[A-Z<][A-Z]{3}[A-Z<]{39}(?:\\R[A-Z0-9<]{44})?");

    /** Medicare beneficiary identifier of the United States: letters without S, L, O, I, B, Z. */
    private static final Pattern MEDICARE = Pattern.compile(
            "[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\\d-?[AC-HJKMNP-RT-Y]{2}\\d{2}");

    /** Plates with their separators: without them they look like any code. */
    private static final List<Pattern> PLATES = List.of(
            Pattern.compile("[A-Z]{2}\\d{2} [A-Z]{3}|[A-Z]\\d{1,3} [A-Z]{3}"),
            Pattern.compile("[A-HJ-NP-TV-Z]{2}-\\d{3}-[A-HJ-NP-TV-Z]{2}"),
            Pattern.compile("[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?\\d{1,4}[EH]?"),
            Pattern.compile("\\d{4} [B-DF-HJ-NPR-TV-Z]{3}"));

    private static final Pattern SECRET = Pattern.compile(
            "\\$2[abxy]?\\$\\d{2}\\$[./A-Za-z0-9]{53}|\\$argon2(?:id|i|d)\\$.{20,200}|\\$[156]\\$.{8,120}|eyJ[\\w-]{8,}\\.eyJ[\\w-]{4,}\\.[\\w-]+"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*)|AKIA[0-9A-Z]{16}|gh[pousr]_\\w{36,}|sk_(?:live|test)_\\w{16,}|xox[abp]-[\\w-]{10,}");

    private static final Pattern PORTRAIT = Pattern.compile(
            "(?i).{0,200}(?:portrait|headshot|mugshot|selfie|avatar|passphoto|profile[_-]?(?:pic|photo|image)|/faces?/).{0,100}\\.(?:jpe?g|png|webp|heic)(?:\\?.*)?");

    private DocumentChecks() {}

    static Fit britishDriver(String value) {
        return Fit.of(value.length() >= 14
                && value.length() <= 18
                && BRITISH_DRIVER.matcher(value.replace(" ", "")).matches());
    }

    static Fit machineReadablePassport(String value) {
        return Fit.of(value.length() >= 44 && MACHINE_READABLE.matcher(value).matches());
    }

    static Fit medicare(String value) {
        return Fit.of(value.length() >= 11
                && value.length() <= 13
                && MEDICARE.matcher(value).matches());
    }

    /** The checks of plates, one a country: a column is of one. */
    static List<ValueCheck> plates() {
        return PLATES.stream()
                .<ValueCheck>map(form -> value ->
                        Fit.of(value.length() <= 12 && form.matcher(value).matches()))
                .toList();
    }

    static Fit secret(String value) {
        return Fit.of(value.length() >= 20 && SECRET.matcher(value).matches());
    }

    static Fit portrait(String value) {
        return Fit.of(PORTRAIT.matcher(value).matches());
    }
}
