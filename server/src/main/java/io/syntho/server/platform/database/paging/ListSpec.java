package io.syntho.server.platform.database.paging;

import static io.syntho.v1.ErrorReason.INVALID_ORDER_BY;

import io.syntho.server.platform.errors.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a list can be filtered and ordered by, and how its pages are cut: by the last row's values, so that a page costs the same
 * wherever it stands and nothing comes twice. Expressions are HQL or SQL, whichever the list's query is in.
 *
 * @param <T> the row
 */
public final class ListSpec<T> {

    private final String name;
    private final String usualOrder;
    private final OrderField<T> id;
    private final Map<String, FilterField> filters = new LinkedHashMap<>();
    private final Map<String, OrderField<T>> orders = new LinkedHashMap<>();

    private ListSpec(String name, String usualOrder, OrderField<T> id) {
        this.name = name;
        this.usualOrder = usualOrder;
        this.id = id;
    }

    /**
     * A list.
     *
     * @param name binds page tokens to this list
     * @param usualOrder where a request names none, such as {@code create_time desc}
     * @param id the expression of the row's id, which decides between equals
     * @param idOf the id of a row
     */
    public static <T> ListSpec<T> of(String name, String usualOrder, String id, Function<T, UUID> idOf) {
        return new ListSpec<>(name, usualOrder, new OrderField<>(id, idOf, UUID.class));
    }

    /** Filters by a text: {@code =}, {@code !=}, and {@code :} for "contains". */
    public ListSpec<T> filterText(String field, String expression) {
        filters.put(field, FilterField.text(expression));
        return this;
    }

    /** Filters by a number. */
    public ListSpec<T> filterNumber(String field, String expression) {
        filters.put(field, FilterField.number(expression));
        return this;
    }

    /** Filters by a time. */
    public ListSpec<T> filterTime(String field, String expression) {
        filters.put(field, FilterField.time(expression));
        return this;
    }

    /** Filters by one of a few words, each with what it is in the database. */
    public ListSpec<T> filterChoice(String field, String expression, Map<String, ?> values) {
        filters.put(field, FilterField.choice(expression, Map.copyOf(values)));
        return this;
    }

    /** Filters by another resource's name, such as {@code datasets/{uuid}} of the collection {@code datasets}. */
    public ListSpec<T> filterReference(String field, String expression, String collection) {
        filters.put(field, FilterField.reference(expression, collection));
        return this;
    }

    /** Orders by a text. Neither expression nor value may be null: give both the same stand-in. */
    public ListSpec<T> orderText(String field, String expression, Function<T, String> value) {
        orders.put(field, new OrderField<>(expression, value, String.class));
        return this;
    }

    /** Orders by a whole number; never null, as in {@link #orderText}. */
    public ListSpec<T> orderInteger(String field, String expression, Function<T, Long> value) {
        orders.put(field, new OrderField<>(expression, value, Long.class));
        return this;
    }

    /** Orders by a number; never null, as in {@link #orderText}. */
    public ListSpec<T> orderNumber(String field, String expression, Function<T, Double> value) {
        orders.put(field, new OrderField<>(expression, value, Double.class));
        return this;
    }

    /** Orders by a time; never null, as in {@link #orderText}. */
    public ListSpec<T> orderTime(String field, String expression, Function<T, Instant> value) {
        orders.put(field, new OrderField<>(expression, value, Instant.class));
        return this;
    }

    /**
     * The page that a request asks for.
     *
     * @param clock tells how old a token is
     * @param source runs the query; called once
     * @throws ApiException with INVALID_FILTER, INVALID_ORDER_BY or INVALID_PAGE_TOKEN
     */
    public Page<T> page(PageRequest request, Clock clock, RowSource<T> source) {
        List<Term<T>> terms = terms(request.orderBy().isBlank() ? usualOrder : request.orderBy());
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        for (Comparison comparison : FilterParser.parse(request.filter())) {
            conditions.add(filter(comparison).condition(comparison, parameters));
        }
        byte[] mark = PageToken.mark(name, request);
        if (!request.pageToken().isEmpty()) {
            PageToken token = PageToken.read(request.pageToken(), mark, clock.instant());
            conditions.add(after(terms, token.values(), parameters));
        }
        // One more than the page holds tells whether another follows.
        List<T> rows = source.rows(new RowQuery(
                conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions),
                String.join(", ", terms.stream().map(Term::text).toList()),
                parameters,
                request.limit() + 1));
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, "");
        }
        T last = rows.get(request.limit() - 1);
        List<String> values =
                terms.stream().map(term -> term.field().write(last)).toList();
        return new Page<>(rows.subList(0, request.limit()), new PageToken(mark, clock.instant(), values).write());
    }

    private FilterField filter(Comparison comparison) {
        FilterField field = filters.get(comparison.field());
        if (field == null) {
            throw FilterParser.at(
                    comparison.position(),
                    "there is no field %s (known: %s)"
                            .formatted(comparison.field(), String.join(", ", filters.keySet())));
        }
        return field;
    }

    private record Term<T>(OrderField<T> field, boolean descending) {

        String text() {
            return field.expression() + (descending ? " desc" : " asc");
        }
    }

    private List<Term<T>> terms(String orderBy) {
        List<Term<T>> terms = new ArrayList<>();
        for (String part : orderBy.split(",", -1)) {
            String[] words = part.strip().split("\\s+");
            OrderField<T> field = orders.get(words[0]);
            boolean descending = words.length == 2 && words[1].equals("desc");
            if (field == null || words.length > 2 || (words.length == 2 && !descending)) {
                throw ApiException.of(
                        INVALID_ORDER_BY,
                        "The order can not be read (expected: %s, each with or without desc, separated by commas)."
                                .formatted(String.join(", ", orders.keySet())));
            }
            terms.add(new Term<>(field, descending));
        }
        terms.add(new Term<>(id, terms.getLast().descending()));
        return terms;
    }

    /** Rows behind the token's: (a &gt; x) or (a = x and b &gt; y) or …, with &lt; where the order falls. */
    private String after(List<Term<T>> terms, List<String> values, Map<String, Object> parameters) {
        if (values.size() != terms.size()) {
            throw PageToken.invalid();
        }
        List<String> ways = new ArrayList<>();
        StringBuilder equals = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            Term<T> term = terms.get(i);
            String expression = term.field().expression();
            parameters.put("k" + i, value(term, values.get(i)));
            ways.add("(%s%s %s :k%d)".formatted(equals, expression, term.descending() ? "<" : ">", i));
            equals.append(expression).append(" = :k").append(i).append(" and ");
        }
        return "(" + String.join(" or ", ways) + ")";
    }

    private Object value(Term<T> term, String text) {
        try {
            return term.field().read(text);
        } catch (RuntimeException broken) {
            throw PageToken.invalid();
        }
    }
}
