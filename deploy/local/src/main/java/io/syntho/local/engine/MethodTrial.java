package io.syntho.local.engine;

import io.syntho.evaluation.quality.Closeness;
import io.syntho.evaluation.quality.QualityEvaluator;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.Sampling;
import io.syntho.local.terminal.Step;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.auto.Choice;
import io.syntho.synthesis.auto.Score;
import io.syntho.synthesis.auto.Shortlist;
import io.syntho.synthesis.auto.Trial;
import io.syntho.tabular.Table;
import io.syntho.tabular.read.LoadedTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses a method for a table by its shape and a short trial, as a worker of the platform does.
 *
 * @param loaded the table; a fifth of it, at most 50,000 rows, judges and is not learned in the trial
 * @param seed governs all randomness
 * @param step where progress is shown
 */
record MethodTrial(LoadedTable loaded, long seed, Step step) implements Trial.Maker, Trial.Judge, Trial.Follower {

    private static final int ONE_IN = 5;
    private static final int MOST_ASIDE = 50_000;

    /** The choice among the methods of {@code options}. */
    Choice choose(List<FitOptions> options) throws IOException {
        Map<Method, FitOptions> byMethod =
                options.stream().collect(Collectors.toMap(FitOptions::method, Function.identity()));
        Table table = loaded.table();
        Shortlist list = Shortlist.of(
                table.rows(),
                table.width(),
                options.stream().map(FitOptions::method).toList());
        int[] aside = Sampling.rows(table.rows(), Math.min(table.rows() / ONE_IN, MOST_ASIDE), seed);
        boolean[] judges = new boolean[table.rows()];
        for (int row : aside) {
            judges[row] = true;
        }
        int[] learned =
                IntStream.range(0, judges.length).filter(row -> !judges[row]).toArray();
        return new Trial(this, this)
                .choose(list, byMethod::get, table.select(learned), table.select(aside), seed, this);
    }

    @Override
    public void trying(Method method, int number, int of) {
        step.progress((double) number / of, method.id());
    }

    @Override
    public Table make(FitOptions options, Table train, int rows) throws IOException {
        return Synthesizers.of(options.method())
                .fit(train, loaded.schema(), options, FitContext.ofSeed(seed))
                .sample(rows, seed);
    }

    @Override
    public Score judge(Table real, Table made) {
        Closeness found =
                QualityEvaluator.current().closeness(real, made, loaded.schema(), seed, EvaluationListener.SILENT);
        return new Score(found.overall(), found.words());
    }
}
