package io.syntho.synthesis.auto;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.tabular.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A short trial of some methods: each learns the same few thousand rows for a bounded time, makes as many rows as there are to judge by, and is
 * judged by real rows that none of them learned from. The same tables, settings and seed give the same choice, unless a machine is so slow that the
 * limit of seconds cuts a training off.
 *
 * @param maker learns and makes rows
 * @param judge compares them with real rows
 */
public record Trial(Maker maker, Judge judge) {

    private static final int MOST_LEARNED = 3_000;
    private static final int MOST_JUDGED = 2_000;

    /** Fewer rows of wide tables, so that a trial stays short. */
    private static final int MOST_CELLS = 120_000;

    private static final int LEAST_LEARNED = 1_000;

    /** Differences below it are luck, by the few rows that judge: then the likelier method stays. */
    private static final double LEVEL = 0.01;

    /** The same where the trial saw a part of the rows: a network learns more from more, a copula hardly. */
    private static final double LEVEL_OF_PART = 0.03;

    /** Learns rows and makes others. */
    @FunctionalInterface
    public interface Maker {

        /**
         * Rows that a method makes after learning {@code train}.
         *
         * @param rows how many; fewer, even none, may come where constraints can not be met
         * @throws SynthesisException when it can not learn them, or with CANCELLED
         * @throws IOException when a disk or a node fails
         */
        Table make(FitOptions options, Table train, int rows) throws IOException;
    }

    /** Judges rows. */
    @FunctionalInterface
    public interface Judge {

        /** How close {@code made} comes to {@code real}. */
        Score judge(Table real, Table made);
    }

    /** Hears which method is being tried. */
    @FunctionalInterface
    public interface Follower {

        /**
         * A candidate's turn begins.
         *
         * @param number from 0
         * @param of how many there are
         */
        void trying(Method method, int number, int of);
    }

    /** How a candidate did: a score, or why it has none. */
    private record Result(Method method, Optional<Score> score, String failure) {

        double overall() {
            return score.map(Score::overall).orElse(-1.0);
        }

        String words() {
            return score.map(it -> String.format(Locale.ROOT, "%s %.3f (%s)", method.id(), it.overall(), it.words()))
                    .orElseGet(() -> "%s failed (%s)".formatted(method.id(), failure));
        }
    }

    /**
     * Chooses; without a trial where the list leaves no choice.
     *
     * @param options the settings that each method would be used with; the trial shortens its training
     * @param train rows to learn from
     * @param holdout rows to judge by, that are not among {@code train}
     * @param seed which rows are taken of them
     * @throws SynthesisException with CANCELLED
     * @throws IOException when a disk or a node fails
     */
    public Choice choose(
            Shortlist list,
            Function<Method, FitOptions> options,
            Table train,
            Table holdout,
            long seed,
            Follower follower)
            throws IOException {
        if (list.methods().stream().map(options).anyMatch(Trial::promising)) {
            // Whichever did best on real rows tells something of them that no epsilon counts, and a second fit would
            // spend a second one.
            Shortlist untried = list.untried("a trial on real rows would not be differentially private");
            return new Choice(untried.favourite(), untried.reason());
        }
        if (!list.trial() || holdout.rows() == 0) {
            return new Choice(list.favourite(), list.reason());
        }
        Table learned = some(train, mostLearned(train.width()), seed);
        Table real = some(holdout, Math.min(MOST_JUDGED, mostLearned(train.width())), seed + 1);
        List<Result> results = new ArrayList<>();
        for (Method method : list.methods()) {
            follower.trying(method, results.size(), list.methods().size());
            results.add(result(method, Brief.of(options.apply(method), learned.width()), learned, real));
        }
        double level = learned.rows() < train.rows() ? LEVEL_OF_PART : LEVEL;
        return choice(list, results, level, learned.rows(), real.rows());
    }

    private static boolean promising(FitOptions options) {
        return options instanceof AutoregressiveOptions autoregressive
                && autoregressive.privacy().isPresent();
    }

    private static int mostLearned(int columns) {
        return Math.clamp(MOST_CELLS / columns, LEAST_LEARNED, MOST_LEARNED);
    }

    /** Values that a trial learns of a table: what its length depends on. */
    public static long cells(long trainRows, int columns) {
        return Math.min(trainRows, mostLearned(columns)) * columns;
    }

    private Result result(Method method, FitOptions options, Table learned, Table real) throws IOException {
        try {
            Table made = maker.make(options, learned, real.rows());
            return made.rows() == 0
                    ? new Result(method, Optional.empty(), "no row that it made kept the constraints")
                    : new Result(method, Optional.of(judge.judge(real, made)), "");
        } catch (SynthesisException failure) {
            if (failure.reason() == Reason.CANCELLED) {
                throw failure;
            }
            return new Result(method, Optional.empty(), message(failure));
        }
    }

    private static String message(SynthesisException failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? failure.reason().name() : message;
    }

    private static Choice choice(Shortlist list, List<Result> results, double most, int learned, int judged) {
        Result best = results.stream()
                .max(Comparator.comparingDouble(Result::overall))
                .orElseThrow();
        Result favourite = results.getFirst();
        boolean level = favourite.overall() >= best.overall() - most;
        Result chosen = level ? favourite : best;
        String figures = String.format(
                Locale.ROOT,
                "A short trial on %,d rows, judged by %,d rows set aside: %s.",
                learned,
                judged,
                results.stream().map(Result::words).collect(Collectors.joining("; ")));
        String end;
        if (best.score().isEmpty()) {
            end = "No method came through it, so the table's shape decides for %s.";
        } else if (level && best != favourite) {
            end = "That is too near to tell, and the table's shape speaks for %s.";
        } else {
            end = "The closest to real rows is %s.";
        }
        return new Choice(chosen.method(), figures + " " + end.formatted(Shortlist.name(chosen.method())));
    }

    /** At most {@code most} rows of a table, one out of each of equal stretches at random. */
    private static Table some(Table table, int most, long seed) {
        int rows = table.rows();
        if (rows <= most) {
            return table;
        }
        RowRandom random = new RowRandom(seed, 11, 1);
        return table.select(IntStream.range(0, most)
                .map(i -> {
                    int begin = (int) ((long) rows * i / most);
                    int end = (int) ((long) rows * (i + 1) / most);
                    return begin + random.below(end - begin, i, 0);
                })
                .toArray());
    }
}
