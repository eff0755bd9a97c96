package io.syntho.server.platform.database.paging;

import io.syntho.server.platform.database.paging.Comparison.Operator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A field that a list can be filtered by.
 *
 * @param expression what it is in the query
 * @param operators what may be asked of it
 * @param value reads what it is compared with; empty: that can not be read
 * @param expected what can be read, for the message
 */
record FilterField(
        String expression, Set<Operator> operators, Function<String, Optional<Object>> value, String expected) {

    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL);
    private static final Set<Operator> SCALE = EnumSet.complementOf(EnumSet.of(Operator.HAS));

    static FilterField text(String expression) {
        return new FilterField(
                expression, EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.HAS), Optional::of, "a text");
    }

    static FilterField number(String expression) {
        return new FilterField(expression, SCALE, FilterField::readNumber, "a number");
    }

    static FilterField time(String expression) {
        return new FilterField(expression, SCALE, FilterField::readTime, "a time such as 2026-11-23T09:30:00Z");
    }

    static FilterField choice(String expression, Map<String, ?> values) {
        return new FilterField(
                expression,
                EQUALITY,
                word -> Optional.ofNullable(values.get(word)),
                "one of " + String.join(", ", values.keySet().stream().sorted().toList()));
    }

    static FilterField reference(String expression, String collection) {
        return new FilterField(
                expression,
                EQUALITY,
                name -> readReference(name, collection),
                "a name such as " + collection + "/{uuid}");
    }

    private static Optional<Object> readNumber(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private static Optional<Object> readTime(String text) {
        try {
            Instant time = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
            return Optional.of(time);
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static Optional<Object> readReference(String name, String collection) {
        try {
            return name.startsWith(collection + "/")
                    ? Optional.of(UUID.fromString(name.substring(collection.length() + 1)))
                    : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** The condition in the query, with its value put into {@code parameters}. */
    String condition(Comparison comparison, Map<String, Object> parameters) {
        if (!operators.contains(comparison.operator())) {
            throw FilterParser.at(
                    comparison.position(),
                    "%s does not know the operator %s"
                            .formatted(comparison.field(), comparison.operator().sign()));
        }
        Object read = value.apply(comparison.value())
                .orElseThrow(() -> FilterParser.at(
                        comparison.position(), "%s is compared with %s".formatted(comparison.field(), expected)));
        String name = "f" + parameters.size();
        if (comparison.operator() == Operator.HAS) {
            parameters.put(name, "%" + escaped(comparison.value().toLowerCase(Locale.ROOT)) + "%");
            return "lower(%s) like :%s escape '!'".formatted(expression, name);
        }
        parameters.put(name, read);
        return "%s %s :%s".formatted(expression, comparison.operator().sign(), name);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
