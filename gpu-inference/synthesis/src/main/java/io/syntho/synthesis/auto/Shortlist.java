package io.syntho.synthesis.auto;

import io.syntho.synthesis.Method;
import java.util.List;
import java.util.Locale;

/**
 * The methods that suit a table by its shape.
 *
 * @param methods the likeliest first; with more than one a {@link Trial} decides
 * @param reason why these, in words for people
 */
public record Shortlist(List<Method> methods, String reason) {

    /** Of fewer rows a fifth, set aside, is too few to judge by. */
    private static final long FEWEST_ROWS = 500;

    /** More columns make networks slow before they are good. */
    private static final int MOST_COLUMNS = 200;

    /** CTGAN needs more steps than a trial has before it shows what it can do, and then reaches less than the others: it stands in where it must. */
    private static final List<Method> BY_PROMISE =
            List.of(Method.AUTOREGRESSIVE, Method.GAUSSIAN_COPULA, Method.TVAE, Method.CTGAN);

    private static final List<Method> BY_THRIFT =
            List.of(Method.GAUSSIAN_COPULA, Method.AUTOREGRESSIVE, Method.TVAE, Method.CTGAN);

    private static final int MOST_TRIED = 2;

    /** Checks that there is one. */
    public Shortlist {
        methods = List.copyOf(methods);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("methods: none (expected: at least one)");
        }
    }

    /**
     * The list for a table.
     *
     * @param rows all its rows, those to be set aside too
     * @param columns columns to learn
     * @param able methods that can serve what is asked, not empty
     */
    public static Shortlist of(long rows, int columns, List<Method> able) {
        if (able.size() == 1) {
            return only(able.getFirst(), "it is the one method here that can serve what was asked");
        }
        if (rows < FEWEST_ROWS) {
            return only(
                    first(BY_THRIFT, able),
                    String.format(
                            Locale.ROOT, "%,d rows are too few to train a network, or to judge one by a trial", rows));
        }
        if (columns > MOST_COLUMNS) {
            return only(
                    first(BY_THRIFT, able),
                    String.format(Locale.ROOT, "%,d columns would take a network long", columns));
        }
        List<Method> tried = BY_PROMISE.stream()
                .filter(able::contains)
                .filter(method -> method != Method.CTGAN)
                .limit(MOST_TRIED)
                .toList();
        return new Shortlist(
                tried,
                String.format(
                        Locale.ROOT,
                        "%,d rows of %,d columns leave a choice: a short trial decides, most likely for %s.",
                        rows,
                        columns,
                        name(tried.getFirst())));
    }

    private static Method first(List<Method> order, List<Method> able) {
        return order.stream().filter(able::contains).findFirst().orElseThrow();
    }

    private static Shortlist only(Method method, String why) {
        String reason = "%s, since %s.".formatted(name(method), why);
        return new Shortlist(List.of(method), Character.toUpperCase(reason.charAt(0)) + reason.substring(1));
    }

    /** The same without a trial: the likeliest, by shape alone. */
    public Shortlist untried(String why) {
        return trial() ? only(favourite(), why) : this;
    }

    /** Whether a trial is to decide. */
    public boolean trial() {
        return methods.size() > 1;
    }

    /** The likeliest. */
    public Method favourite() {
        return methods.getFirst();
    }

    /** A method as a sentence names it. */
    static String name(Method method) {
        return switch (method) {
            case GAUSSIAN_COPULA -> "the Gaussian copula";
            case CTGAN -> "CTGAN";
            case TVAE -> "TVAE";
            case AUTOREGRESSIVE -> "the autoregressive method";
        };
    }
}
