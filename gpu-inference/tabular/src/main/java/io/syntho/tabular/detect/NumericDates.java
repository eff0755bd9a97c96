package io.syntho.tabular.detect;

import io.syntho.tabular.InstantText;
import io.syntho.tabular.NumberStyle;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dates written as whole numbers: 20240131, 202401, and seconds or milliseconds since 1970. */
final class NumericDates {

    private static final String DAYS = "yyyyMMdd";
    private static final String SECONDS = "yyyyMMddHHmmss";
    private static final String MONTHS = "yyyyMM";
    private static final int DATES_TO_BE_SURE = 5;
    private static final double FIRST_SECOND = 631_152_000.0;
    private static final double LAST_SECOND = 4_102_444_800.0;
    private static final double MILLIS = 1000.0;

    private NumericDates() {}

    /** The finding for {@code values} if they are dates: by their digits where these leave no doubt, else by the column's name. */
    static Optional<TypeFinding> find(
            HeaderWords header, TypeFinding finding, NumberEvidence evidence, double[] values) {
        double least = evidence.minimum();
        double most = evidence.maximum();
        List<String> markers = finding.format().missingMarkers();
        boolean plain = finding.format().numberStyle().equals(NumberStyle.PLAIN);
        if (!plain || least > most) {
            return Optional.empty();
        }
        if (least >= 1900_01_01 && most <= 2100_12_31) {
            return calendar(header, values, StorageType.DATE, DAYS, markers);
        }
        if (least >= 1900_01_01_000000L && most <= 2100_12_31_235959L) {
            return calendar(header, values, StorageType.DATETIME, SECONDS, markers);
        }
        if (header.month() && least >= 1900_01 && most <= 2100_12 && allRead(MONTHS, values)) {
            return found(StorageType.DATE, MONTHS, markers, "the name says month and all numbers are year and month");
        }
        if (header.instant() && least >= FIRST_SECOND && most <= LAST_SECOND) {
            return found(
                    StorageType.DATETIME,
                    ValueFormat.EPOCH_SECONDS,
                    markers,
                    "the name says time and all numbers are seconds since 1970");
        }
        if (header.instant() && least >= FIRST_SECOND * MILLIS && most <= LAST_SECOND * MILLIS) {
            return found(
                    StorageType.DATETIME,
                    ValueFormat.EPOCH_MILLIS,
                    markers,
                    "the name says time and all numbers are milliseconds since 1970");
        }
        return Optional.empty();
    }

    private static Optional<TypeFinding> found(StorageType type, String pattern, List<String> markers, String reason) {
        return Optional.of(TypeFinding.of(type, new ValueFormat(0, Optional.of(pattern), markers), 0.85, reason));
    }

    /** Numbers of eight or fourteen digits are hardly ever all dates by chance; of a few the name must say so. */
    private static Optional<TypeFinding> calendar(
            HeaderWords header, double[] values, StorageType type, String pattern, List<String> markers) {
        int dates = distinctDates(pattern, values);
        boolean named = header.day() || header.instant();
        return dates >= DATES_TO_BE_SURE || dates > 0 && named
                ? found(type, pattern, markers, "whole numbers that are all dates in the pattern " + pattern)
                : Optional.empty();
    }

    /** Distinct values if all of them are dates; 0 when one is none. */
    private static int distinctDates(String pattern, double[] values) {
        InstantText reader = DatePatterns.reader(pattern);
        Set<Double> dates = new HashSet<>();
        for (double value : values) {
            if (!Double.isNaN(value) && dates.add(value) && Double.isNaN(reader.parse(Long.toString((long) value)))) {
                return 0;
            }
        }
        return dates.size();
    }

    private static boolean allRead(String pattern, double[] values) {
        InstantText reader = DatePatterns.reader(pattern);
        for (double value : values) {
            if (!Double.isNaN(value) && Double.isNaN(reader.parse(Long.toString((long) value)))) {
                return false;
            }
        }
        return true;
    }

    /** Replaces the numbers by the instants that they spell in {@code pattern}. */
    static void convert(String pattern, double[] values) {
        InstantText reader = DatePatterns.reader(pattern);
        double last = Double.NaN;
        double instant = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != last && !Double.isNaN(values[i])) {
                last = values[i];
                instant = reader.parse(Long.toString((long) last));
            }
            values[i] = Double.isNaN(values[i]) ? Double.NaN : instant;
        }
    }
}
