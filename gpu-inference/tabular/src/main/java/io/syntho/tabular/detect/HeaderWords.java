package io.syntho.tabular.detect;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words of a column's name: {@code customerID}, {@code customer_id} and {@code Customer ID} all hold {@code customer} and {@code id}. */
final class HeaderWords {

    private static final Pattern BOUNDARY =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private static final Set<String> IDENTIFIER = Set.of(
            "id",
            "ids",
            "uuid",
            "guid",
            "key",
            "pk",
            "index",
            "idx",
            "rowid",
            "identifier",
            "serial",
            "hash",
            "token",
            "sku",
            "isbn",
            "imei",
            "vin",
            "ssn",
            "iban",
            "reference",
            "ref",
            "ticket",
            "licence",
            "license",
            "passport",
            "unnamed");
    private static final Set<String> NUMBERED =
            Set.of("no", "nr", "num", "number", "code", "account", "invoice", "order");
    private static final Set<String> POSTAL = Set.of("zip", "zipcode", "postal", "postcode", "postalcode", "plz");
    private static final Set<String> CODE = Set.of("code", "fips", "iso", "naics", "sic", "icd", "cpt");
    private static final Set<String> PHONE =
            Set.of("phone", "telephone", "tel", "mobile", "cell", "cellphone", "fax", "msisdn", "whatsapp");
    private static final Set<String> INSTANT = Set.of(
            "time",
            "timestamp",
            "when",
            "epoch",
            "ts",
            "unix",
            "datetime",
            "created",
            "updated",
            "modified",
            "at",
            "date",
            "unixtime");
    private static final Set<String> DAY = Set.of("date", "day", "dt", "datum", "dob", "birthdate", "yyyymmdd", "ymd");
    private static final Set<String> MONTH = Set.of("month", "period", "yyyymm", "yearmonth", "ym", "billing");
    private static final Set<String> TEXT = Set.of(
            "comment",
            "comments",
            "description",
            "notes",
            "note",
            "text",
            "review",
            "message",
            "body",
            "summary",
            "remarks",
            "title",
            "name",
            "address",
            "abstract",
            "content",
            "feedback");

    private final Set<String> words = new TreeSet<>();

    HeaderWords(String name) {
        String shortened = name.length() > 200 ? name.substring(0, 200) : name;
        for (String word : BOUNDARY.split(shortened)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
    }

    private boolean any(Set<String> of) {
        return words.stream().anyMatch(of::contains);
    }

    /** Says that its values tell rows apart. */
    boolean identifier() {
        return any(IDENTIFIER) || words.isEmpty();
    }

    /** Says that its values may be numbers of things. */
    boolean numbered() {
        return identifier() || any(NUMBERED) || any(PHONE);
    }

    /** Says that it holds postal codes. */
    boolean postal() {
        return any(POSTAL);
    }

    /** Says that its digits are labels. */
    boolean code() {
        return any(CODE) || postal();
    }

    /** Says that it holds a time. */
    boolean instant() {
        return any(INSTANT);
    }

    /** Says that it holds a day. */
    boolean day() {
        return any(DAY);
    }

    /** Says that it holds a month. */
    boolean month() {
        return any(MONTH);
    }

    /** Says that it holds words to be read by people. */
    boolean text() {
        return any(TEXT);
    }
}
