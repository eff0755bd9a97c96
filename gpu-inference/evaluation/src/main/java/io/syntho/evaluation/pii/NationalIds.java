package io.syntho.evaluation.pii;

import static io.syntho.evaluation.pii.CheckDigits.allDigits;
import static io.syntho.evaluation.pii.CheckDigits.digit;
import static io.syntho.evaluation.pii.CheckDigits.weighted;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/**
 * National identity and tax numbers that carry check digits. Each has its own entry, since a column is of one country: random digits pass one
 * check in ten, but not all of a column.
 */
final class NationalIds {

    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String HETU_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String CURP_CHARACTERS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    /** Letters by the value that they have at odd places; digits count as the letters A to J. */
    private static final String CODICE_ODD = "BAKPLCQDREVOSFTGUHMINJWZYX";

    private static final List<ValueCheck> TELLING =
            all().stream().filter(Id::telling).map(Id::check).toList();

    private NationalIds() {}

    /**
     * A number of one country.
     *
     * @param words what its values are called, plural
     * @param tax whether it is a tax number rather than an identity number
     * @param telling whether its form is so rare that few of them in a column tell
     * @param check the form and the check digits
     */
    record Id(String words, boolean tax, boolean telling, ValueCheck check) {}

    static List<Id> all() {
        return List.of(
                id("Spanish DNI or NIE numbers", true, "[0-9XYZ]\\d{7}-?[A-Z]", "-", NationalIds::dni),
                id(
                        "Italian fiscal codes",
                        true,
                        "[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPR-T][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]",
                        "",
                        NationalIds::codiceFiscale),
                id(
                        "French social security numbers",
                        true,
                        "[12] ?\\d\\d ?\\d\\d ?\\d[\\dAB] ?\\d{3} ?\\d{3} ?\\d\\d",
                        " ",
                        NationalIds::nir),
                tax("German tax numbers", "[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}", " ", NationalIds::steuerId),
                id(
                        "Dutch BSN numbers",
                        false,
                        "\\d{9}|\\d{4}\\.\\d{2}\\.\\d{3}",
                        ".",
                        d -> weighted(d, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 && !d.equals("000000000")),
                id(
                        "Belgian national numbers",
                        false,
                        "\\d{2}\\.?\\d{2}\\.?\\d{2}-?\\d{3}\\.?\\d{2}",
                        ".-",
                        NationalIds::belgian),
                id("Polish PESEL numbers", false, "\\d{11}", "", NationalIds::pesel),
                id("Swedish personal numbers", false, "(?:\\d{2})?\\d{6}[-+]?\\d{4}", "-+", NationalIds::swedish),
                id("Finnish personal codes", true, "\\d{6}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]", "", NationalIds::hetu),
                id("Norwegian birth numbers", false, "\\d{6} ?\\d{5}", " ", NationalIds::norwegian),
                id("Brazilian CPF numbers", false, "\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}", ".-", NationalIds::cpf),
                id("Chinese identity numbers", true, "\\d{17}[0-9Xx]", "", NationalIds::chinese),
                id(
                        "Indian Aadhaar numbers",
                        false,
                        "[2-9]\\d{3}([ -]?)\\d{4}\\1\\d{4}",
                        " -",
                        VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT::isValid),
                tax("Indian permanent account numbers", "[A-Z]{3}P[A-Z]\\d{4}[A-Z]", "", _ -> true),
                id(
                        "South African identity numbers",
                        false,
                        "\\d{10}[01]\\d{2}",
                        "",
                        d -> birth(d.substring(0, 6)) && CheckDigits.luhn(d)),
                id("Turkish identity numbers", false, "[1-9]\\d{10}", "", NationalIds::turkish),
                tax(
                        "Portuguese tax numbers",
                        "[1-35-9]\\d{2} ?\\d{3} ?\\d{3}",
                        " ",
                        d -> weighted(d, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == (11 - digit(d, 8)) % 11
                                || digit(d, 8) == 0 && weighted(d, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == 1),
                id(
                        "British NHS numbers",
                        false,
                        "\\d{3}([ -]?)\\d{3}\\1\\d{4}",
                        " -",
                        d -> (weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2) + digit(d, 9)) % 11 == 0),
                id(
                        "British national insurance numbers",
                        true,
                        "(?i)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]",
                        " ",
                        NationalIds::nino),
                id(
                        "Canadian social insurance numbers",
                        false,
                        "[1-79]\\d{2}([ -]?)\\d{3}\\1\\d{3}",
                        " -",
                        CheckDigits::luhn),
                tax(
                        "Australian tax file numbers",
                        "\\d{3} ?\\d{3} ?\\d{3}",
                        " ",
                        d -> weighted(d, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0),
                id(
                        "Mexican CURP codes",
                        true,
                        "[A-Z][AEIOUX][A-Z]{2}\\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-ZX]{3}[0-9A-Z]\\d",
                        "",
                        NationalIds::curp),
                id("Chilean RUN numbers", false, "\\d{1,2}\\.?\\d{3}\\.?\\d{3}-[0-9Kk]", ".-", NationalIds::run),
                id("Korean resident numbers", true, "\\d{6}-[1-8]\\d{6}", "-", NationalIds::korean),
                id("Swiss AHV numbers", true, "756([.]?)\\d{4}\\1\\d{4}\\1\\d{2}", ".", CheckDigits::ean13),
                id(
                        "Czech or Slovak birth numbers",
                        false,
                        "\\d{6}/?\\d{4}",
                        "/",
                        d -> birth(czechDate(d)) && Long.parseLong(d) % 11 == 0),
                id("Romanian CNP numbers", false, "[1-9]\\d{12}", "", NationalIds::cnp),
                id("Croatian OIB numbers", false, "\\d{11}", "", CheckDigits::iso7064Mod11Mod10));
    }

    /** Whether it is a number whose form and check digits tell it inside a text. */
    static boolean isTelling(String value) {
        return TELLING.stream().anyMatch(check -> check.fit(value) == Fit.VALID);
    }

    /** US social security numbers: areas 000, 666 and 900 to 999, group 00 and serial 0000 are never given out. */
    static Fit usSocialSecurity(String value) {
        String digits = CheckDigits.digits(value);
        if (digits.length() != 9 || !SSN.matcher(value).matches()) {
            return Fit.NO;
        }
        int area = Integer.parseInt(digits.substring(0, 3));
        return Fit.shaped(
                area != 0 && area != 666 && area < 900 && !digits.startsWith("00", 3) && !digits.endsWith("0000"));
    }

    /** The same with its separators, which tell it from other numbers of nine digits. */
    static Fit separatedSocialSecurity(String value) {
        return value.length() == 11 ? usSocialSecurity(value) : Fit.NO;
    }

    private static final Pattern SSN = Pattern.compile("\\d{3}([- ])\\d{2}\\1\\d{4}|\\d{9}");
    private static final Pattern ANY_ID = Pattern.compile("[A-Za-z]{0,4}[ -]?\\d(?:[ ./+-]?[A-Za-z0-9]){4,20}");

    /** Any identity number by form alone: what a header must vouch for. */
    static Fit anyId(String value) {
        return Fit.of(value.length() <= 30 && ANY_ID.matcher(value).matches() && !DateText.isDate(value));
    }

    private static Id id(String words, boolean telling, String form, String separators, Predicate<String> check) {
        return new Id(words, false, telling, formed(form, separators, check));
    }

    private static Id tax(String words, String form, String separators, Predicate<String> check) {
        return new Id(words, true, false, formed(form, separators, check));
    }

    private static ValueCheck formed(String form, String separators, Predicate<String> check) {
        Pattern pattern = Pattern.compile(form);
        return value -> {
            if (value.length() < 8
                    || value.length() > 24
                    || !pattern.matcher(value).matches()) {
                return Fit.NO;
            }
            StringBuilder bare = new StringBuilder();
            for (int i = 0; i < value.length(); i++) {
                if (separators.indexOf(value.charAt(i)) < 0) {
                    bare.append(Character.toUpperCase(value.charAt(i)));
                }
            }
            return Fit.shaped(check.test(bare.toString()));
        };
    }

    private static boolean dni(String id) {
        String number = id.substring(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2');
        return DNI_LETTERS.charAt(Integer.parseInt(number) % 23) == id.charAt(8);
    }

    private static boolean codiceFiscale(String id) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = id.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 1 ? value : CODICE_ODD.indexOf('A' + value);
        }
        return 'A' + sum % 26 == id.charAt(15);
    }

    private static boolean nir(String id) {
        String number = id.substring(0, 13).replace("2A", "19").replace("2B", "18");
        return allDigits(number) && 97 - Long.parseLong(number) % 97 == Long.parseLong(id.substring(13));
    }

    /** Of the first ten digits one stands twice or three times, which random digits seldom satisfy. */
    private static boolean steuerId(String id) {
        long distinct = id.substring(0, 10).chars().distinct().count();
        return (distinct == 9 || distinct == 8) && CheckDigits.iso7064Mod11Mod10(id);
    }

    private static boolean belgian(String id) {
        long check = Long.parseLong(id.substring(9));
        long number = Long.parseLong(id.substring(0, 9));
        return month(id, 2) && (97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check);
    }

    private static boolean pesel(String id) {
        int month = Integer.parseInt(id.substring(2, 4)) % 20;
        return month >= 1 && month <= 12 && (weighted(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) + digit(id, 10)) % 10 == 0;
    }

    private static boolean swedish(String id) {
        String ten = id.substring(id.length() - 10);
        return month(ten, 2) && CheckDigits.luhn(ten);
    }

    private static boolean hetu(String id) {
        long number = Long.parseLong(id.substring(0, 6) + id.substring(7, 10));
        return HETU_CHARACTERS.charAt((int) (number % 31)) == id.charAt(10);
    }

    private static boolean norwegian(String id) {
        return weighted(id, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
                && weighted(id, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    private static boolean cpf(String id) {
        int first = weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int second = weighted(id, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return first == digit(id, 9) && second == digit(id, 10) && !CheckDigits.oneDigitOnly(id);
    }

    private static boolean chinese(String id) {
        int sum = weighted(id, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return birth(id.substring(8, 14)) && "10X98765432".charAt(sum % 11) == id.charAt(17);
    }

    private static boolean turkish(String id) {
        int odd = digit(id, 0) + digit(id, 2) + digit(id, 4) + digit(id, 6) + digit(id, 8);
        int even = digit(id, 1) + digit(id, 3) + digit(id, 5) + digit(id, 7);
        return Math.floorMod(7 * odd - even, 10) == digit(id, 9) && (odd + even + digit(id, 9)) % 10 == digit(id, 10);
    }

    private static boolean nino(String id) {
        String prefix = id.substring(0, 2);
        return !List.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ").contains(prefix);
    }

    private static boolean curp(String id) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += CURP_CHARACTERS.indexOf(id.charAt(i)) * (18 - i);
        }
        return (10 - sum % 10) % 10 == digit(id, 17);
    }

    private static boolean run(String id) {
        int sum = 0;
        for (int i = 0; i < id.length() - 1; i++) {
            sum += digit(id, id.length() - 2 - i) * (2 + i % 6);
        }
        return "0123456789K0".charAt(11 - sum % 11) == id.charAt(id.length() - 1);
    }

    private static boolean korean(String id) {
        return birth(id.substring(0, 6))
                && (11 - weighted(id, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10 == digit(id, 12);
    }

    private static boolean cnp(String id) {
        int check = weighted(id, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return birth(id.substring(1, 7)) && (check == 10 ? 1 : check) == digit(id, 12);
    }

    /** Women's months are raised by 50; since 2004 months may be raised by 20 once more. */
    private static String czechDate(String id) {
        int month = Integer.parseInt(id.substring(2, 4)) % 50;
        return id.substring(0, 2) + "%02d".formatted(month > 20 ? month - 20 : month) + id.substring(4, 6);
    }

    /** Whether six digits are a date as year, month, day. */
    private static boolean birth(String yearMonthDay) {
        int day = Integer.parseInt(yearMonthDay.substring(4, 6));
        return month(yearMonthDay, 2) && day >= 1 && day <= 31;
    }

    private static boolean month(String digits, int at) {
        int month = Integer.parseInt(digits.substring(at, at + 2));
        return month >= 1 && month <= 12;
    }
}
