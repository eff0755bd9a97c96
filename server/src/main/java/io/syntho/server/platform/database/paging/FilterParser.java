package io.syntho.server.platform.database.paging;

import static io.syntho.v1.ErrorReason.INVALID_FILTER;

import io.syntho.server.platform.database.paging.Comparison.Operator;
import io.syntho.server.platform.errors.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads filters:
 *
 * <pre>
 * filter     = comparison { "AND" comparison }
 * comparison = field operator value
 * operator   = "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | ":"
 * value      = word | number | RFC 3339 time | '"' text '"'     (\" and \\ inside)
 * </pre>
 */
final class FilterParser {

    private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern OPERATOR = Pattern.compile("!=|<=|>=|=|<|>|:");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\\\p{Cntrl}]|\\\\[\"\\\\])*+)\"");
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:+-]+");
    private static final Pattern AND = Pattern.compile("AND(?=\\s)");
    private static final Pattern SPACE = Pattern.compile("\\s*");

    private final String filter;
    private int position;

    private FilterParser(String filter) {
        this.filter = filter;
    }

    /**
     * The comparisons of a filter; none for an empty one.
     *
     * @throws ApiException with INVALID_FILTER and the position where it can not be read
     */
    static List<Comparison> parse(String filter) {
        return filter.isBlank() ? List.of() : new FilterParser(filter).comparisons();
    }

    private List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(comparison());
        while (position < filter.length()) {
            expect(AND, "AND");
            comparisons.add(comparison());
        }
        return comparisons;
    }

    private Comparison comparison() {
        skipSpace();
        int start = position;
        String field = expect(FIELD, "a field");
        Operator operator = operator(expect(OPERATOR, "one of = != < <= > >= :"));
        String value = take(QUOTED)
                .map(quoted -> quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1"))
                .orElseGet(() -> expect(BARE, "a value"));
        skipSpace();
        return new Comparison(field, operator, value, start);
    }

    private static Operator operator(String sign) {
        for (Operator operator : Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(sign);
    }

    private String expect(Pattern token, String what) {
        return take(token).orElseThrow(() -> at(position, "%s was expected".formatted(what)));
    }

    private Optional<String> take(Pattern token) {
        skipSpace();
        Matcher matcher =
                token.matcher(filter).region(position, filter.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher.group());
    }

    private void skipSpace() {
        Matcher matcher = SPACE.matcher(filter).region(position, filter.length());
        if (matcher.lookingAt()) {
            position = matcher.end();
        }
    }

    /** The failure of a filter that is wrong from {@code position} on. */
    static ApiException at(int position, String why) {
        return ApiException.of(
                        INVALID_FILTER,
                        String.format(Locale.ROOT, "The filter can not be read: at position %d %s.", position, why))
                .with("position", position);
    }
}
