package io.syntho.evaluation.pii;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Telephone numbers as people write them at home, without the country's code. Numbering plans are libphonenumber's. Its plans are wide, so a number
 * must be written like one: with a leading zero or an area code in brackets, and in groups. A column is of one country, so each has its own check.
 */
final class NationalPhones {

    /** Countries whose domestic numbers begin with a zero or bracket their area code. */
    static final List<String> REGIONS = List.of(
            "GB", "DE", "FR", "IT", "NL", "BE", "CH", "AT", "SE", "FI", "AU", "NZ", "ZA", "NG", "KE", "IN", "BR", "JP",
            "TR", "IE");

    private static final Pattern GROUPED =
            Pattern.compile("\\(0?\\d{2,5}\\) ?\\d[\\d /-]{3,11}\\d|0\\d{1,4}[ /-]\\d[\\d /-]{3,11}\\d");

    private NationalPhones() {}

    /** The check of a region. */
    static ValueCheck of(String region) {
        return value -> {
            if (value.length() < 8
                    || value.length() > 20
                    || !GROUPED.matcher(value).matches()
                    || DateText.isDate(value)) {
                return Fit.NO;
            }
            PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
            try {
                return Fit.shaped(plans.isValidNumberForRegion(plans.parse(value, region), region));
            } catch (NumberParseException e) {
                return Fit.SHAPE;
            }
        };
    }
}
