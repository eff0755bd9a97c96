package io.syntho.evaluation.pii;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import java.util.List;
import java.util.Optional;

/** Dates of birth among other dates: by their header, or, where the header says nothing at all, by how they spread over a lifetime. */
final class BirthDates {

    private static final double MICROS_PER_YEAR = 31_556_952e6;
    private static final int EPOCH = 1970;
    private static final int LEAST_VALUES = 30;
    private static final int EARLIEST = 1900;
    private static final int SPREAD_YEARS = 35;

    /** Half of a population was born before this; what a company dates happened later. */
    private static final int MEDIAN_BEFORE = 2005;

    private BirthDates() {}

    /**
     * Judges a column of dates.
     *
     * @param values microseconds since 1970 as text
     */
    static Optional<PiiFinding> judge(
            ColumnSchema column, Header header, HeaderWords.Hints hints, List<String> values) {
        String said = hints.strong().get(PiiKind.DATE_OF_BIRTH);
        if (said != null && !hints.against().contains(PiiKind.DATE_OF_BIRTH)) {
            return Optional.of(
                    finding(column.name(), 0.9, "The values are dates; the header says “" + said + "”.", values));
        }
        if (column.type() != StorageType.DATE || !header.generic() || !spreadsOverLifetimes(values)) {
            return Optional.empty();
        }
        return Optional.of(finding(
                column.name(),
                0.6,
                "The values are days that spread over a lifetime, as dates of birth do; the header says nothing.",
                values));
    }

    private static boolean spreadsOverLifetimes(List<String> values) {
        double[] years = values.stream()
                .mapToDouble(Double::parseDouble)
                .map(micros -> EPOCH + micros / MICROS_PER_YEAR)
                .sorted()
                .toArray();
        if (years.length < LEAST_VALUES || years[0] < EARLIEST) {
            return false;
        }
        double middleNineTenths = years[years.length * 19 / 20] - years[years.length / 20];
        return middleNineTenths >= SPREAD_YEARS && years[years.length / 2] < MEDIAN_BEFORE;
    }

    private static PiiFinding finding(String column, double confidence, String evidence, List<String> values) {
        return new PiiFinding(
                column,
                PiiKind.DATE_OF_BIRTH,
                1,
                confidence,
                evidence,
                List.of(),
                HipaaIdentifier.of(PiiKind.DATE_OF_BIRTH),
                values.size(),
                false);
    }
}
