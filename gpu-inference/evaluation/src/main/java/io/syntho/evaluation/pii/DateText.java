package io.syntho.evaluation.pii;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as text. They are recognised first of all: libraries take some of them for telephone numbers. */
final class DateText {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(1[6-9]\\d\\d|2[01]\\d\\d)([-/.]?)(\\d{1,2})\\2(\\d{1,2})([T ]\\d{1,2}:\\d{2}.*)?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})([T ,]+\\d{1,2}:\\d{2}.*)?");
    private static final Pattern MONTH_NAME = Pattern.compile(
            "(?iu)(\\p{L}+,? )?(\\d{1,2}(st|nd|rd|th|\\.)?[- ])?(jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\\p{L}*\\.?[- ,]+(\\d{1,2}(st|nd|rd|th)?,? ?)?(\\d{4}|\\d{2})");

    private DateText() {}

    static boolean isDate(String value) {
        if (value.length() < 6 || value.length() > 40) {
            return false;
        }
        Matcher yearFirst = YEAR_FIRST.matcher(value);
        if (yearFirst.matches()) {
            return month(yearFirst.group(3)) && day(yearFirst.group(4));
        }
        Matcher yearLast = YEAR_LAST.matcher(value);
        if (yearLast.matches()) {
            return month(yearLast.group(1)) && day(yearLast.group(3))
                    || month(yearLast.group(3)) && day(yearLast.group(1));
        }
        return MONTH_NAME.matcher(value).matches();
    }

    private static boolean month(String text) {
        int month = Integer.parseInt(text);
        return month >= 1 && month <= 12;
    }

    private static boolean day(String text) {
        int day = Integer.parseInt(text);
        return day >= 1 && day <= 31;
    }
}
