package io.syntho.evaluation.quality;

import io.syntho.tabular.StorageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Numbers as a reader expects them: whole numbers without a point, instants as ISO dates. */
final class NumberText {

    private NumberText() {}

    static String of(double value, StorageType type) {
        return switch (type) {
            case DATE -> dateTime(value).toLocalDate().toString();
            case DATETIME -> dateTime(value).toString();
            case INTEGER, DECIMAL, BOOLEAN, STRING ->
                new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        };
    }

    private static LocalDateTime dateTime(double micros) {
        return LocalDateTime.ofInstant(Instant.EPOCH.plus((long) micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
