package io.syntho.server.generation;

import io.syntho.synthesis.Condition;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.StorageType;
import io.syntho.v1.ColumnValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Values of the contract as the engine holds them. */
final class ColumnValues {

    private static final double MICROS = 1e6;

    private ColumnValues() {}

    /** The number, or the instant in microseconds since 1970, that a value is in its column; empty when it is none. */
    static OptionalDouble number(ColumnValue value, ColumnSchema column) {
        if (!column.type().numeric()) {
            return OptionalDouble.empty();
        }
        return switch (value.getKindCase()) {
            case INTEGER -> column.type().temporal() ? OptionalDouble.empty() : OptionalDouble.of(value.getInteger());
            case DECIMAL -> {
                boolean whole = value.getDecimal() == Math.rint(value.getDecimal());
                boolean fits = !column.type().temporal() && (whole || column.type() == StorageType.DECIMAL);
                yield fits ? OptionalDouble.of(value.getDecimal()) : OptionalDouble.empty();
            }
            case TEXT -> column.type().temporal() ? instant(value.getText(), column.type()) : OptionalDouble.empty();
            case BOOLEAN, MISSING, KIND_NOT_SET -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble instant(String text, StorageType type) {
        try {
            Instant instant;
            if (text.indexOf('T') < 0) {
                instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } else if (type == StorageType.DATE) {
                return OptionalDouble.empty();
            } else if (text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T')) {
                instant = OffsetDateTime.parse(text).toInstant();
            } else {
                instant = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            }
            return OptionalDouble.of(instant.getEpochSecond() * MICROS + instant.getNano() / 1000);
        } catch (DateTimeException none) {
            return OptionalDouble.empty();
        }
    }

    /** What a column is to be; empty when it can not hold such a value. */
    static Optional<Condition> condition(ColumnValue value, ColumnSchema column) {
        if (value.getKindCase() == ColumnValue.KindCase.MISSING) {
            return Optional.of(new Condition.Missing(column.name()));
        }
        if (column.type().numeric()) {
            OptionalDouble number = number(value, column);
            return number.isPresent()
                    ? Optional.of(new Condition.Between(column.name(), number.getAsDouble(), number.getAsDouble()))
                    : Optional.empty();
        }
        return text(value, column).map(text -> new Condition.OneOf(column.name(), List.of(text)));
    }

    private static Optional<String> text(ColumnValue value, ColumnSchema column) {
        return switch (value.getKindCase()) {
            case TEXT -> Optional.of(value.getText());
            case BOOLEAN -> {
                List<String> spelled = column.format().booleanTexts();
                List<String> texts = spelled.isEmpty() ? List.of("true", "false") : spelled;
                yield column.type() == StorageType.BOOLEAN
                        ? Optional.of(texts.get(value.getBoolean() ? 0 : 1))
                        : Optional.empty();
            }
            case INTEGER, DECIMAL, MISSING, KIND_NOT_SET -> Optional.empty();
        };
    }
}
