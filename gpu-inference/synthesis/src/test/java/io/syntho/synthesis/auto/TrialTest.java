package io.syntho.synthesis.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.DifferentialPrivacy;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a trial chooses, with candidates whose scores are told. */
class TrialTest {

    private static final Shortlist LIST = Shortlist.of(20_000, 1, List.of(Method.values()));
    private static final Table TRAIN = counting(16_000);
    private static final Table HOLDOUT = counting(4_000);

    private Table train = TRAIN;
    private final List<String> tried = new ArrayList<>();
    private final List<FitOptions> options = new ArrayList<>();
    private final List<Table> learned = new ArrayList<>();
    private final List<Table> real = new ArrayList<>();

    private static Table counting(int rows) {
        return SampleTables.rows(rows)
                .numbers("n", StorageType.INTEGER, row -> row)
                .table();
    }

    private static double[] numbers(Table table) {
        return ((NumericColumn) table.column("n")).values();
    }

    /** Candidates whose scores are told; those without one can not learn the table. */
    private Choice choose(Map<Method, Double> scores) throws IOException {
        return choose(scores, 7);
    }

    private Choice choose(Map<Method, Double> scores, long seed) throws IOException {
        Method[] present = new Method[1];
        Trial trial = new Trial(
                (brief, part, rows) -> {
                    options.add(brief);
                    learned.add(part);
                    present[0] = brief.method();
                    if (!scores.containsKey(brief.method())) {
                        throw new SynthesisException(Reason.DIVERGED, "numbers ran away");
                    }
                    return counting(scores.get(brief.method()) < 0 ? 0 : rows);
                },
                (judged, made) -> {
                    assertThat(made.rows()).isEqualTo(judged.rows());
                    real.add(judged);
                    return new Score(scores.get(present[0]), "columns as told");
                });
        return trial.choose(
                LIST,
                FitOptions::defaults,
                train,
                HOLDOUT,
                seed,
                (method, number, of) -> tried.add(method.id() + " " + number + " of " + of));
    }

    @Test
    void theClosestToRealRowsIsTakenAndTheReasonHoldsTheFigures() throws IOException {
        Choice choice = choose(Map.of(Method.AUTOREGRESSIVE, 0.81, Method.GAUSSIAN_COPULA, 0.93));

        assertThat(choice.method()).isEqualTo(Method.GAUSSIAN_COPULA);
        assertThat(choice.reason())
                .contains("3,000 rows, judged by 2,000 rows set aside")
                .contains("autoregressive 0.810 (columns as told)", "gaussian_copula 0.930")
                .endsWith("The closest to real rows is the Gaussian copula.");
        assertThat(tried).containsExactly("autoregressive 0 of 2", "gaussian_copula 1 of 2");
    }

    @Test
    void whatIsTooNearToTellIsDecidedByTheShape() throws IOException {
        Choice choice = choose(Map.of(Method.AUTOREGRESSIVE, 0.905, Method.GAUSSIAN_COPULA, 0.93));

        assertThat(choice.method()).isEqualTo(Method.AUTOREGRESSIVE);
        assertThat(choice.reason()).contains("too near to tell");
        assertThat(choose(Map.of(Method.AUTOREGRESSIVE, 0.895, Method.GAUSSIAN_COPULA, 0.93))
                        .method())
                .isEqualTo(Method.GAUSSIAN_COPULA);
    }

    @Test
    void lessIsTooNearWhereTheTrialSawEveryRow() throws IOException {
        train = counting(800);
        Choice choice = choose(Map.of(Method.AUTOREGRESSIVE, 0.915, Method.GAUSSIAN_COPULA, 0.93));

        assertThat(choice.method()).isEqualTo(Method.GAUSSIAN_COPULA);
        assertThat(choose(Map.of(Method.AUTOREGRESSIVE, 0.925, Method.GAUSSIAN_COPULA, 0.93))
                        .method())
                .isEqualTo(Method.AUTOREGRESSIVE);
    }

    @Test
    void aCandidateThatCanNotLearnTheTableIsOut() throws IOException {
        Choice choice = choose(Map.of(Method.GAUSSIAN_COPULA, 0.2));

        assertThat(choice.method()).isEqualTo(Method.GAUSSIAN_COPULA);
        assertThat(choice.reason()).contains("autoregressive failed (numbers ran away)");
    }

    @Test
    void aCandidateThatMakesNoRowIsOut() throws IOException {
        assertThat(choose(Map.of(Method.AUTOREGRESSIVE, -1.0, Method.GAUSSIAN_COPULA, 0.2))
                        .method())
                .isEqualTo(Method.GAUSSIAN_COPULA);
    }

    @Test
    void whereNoCandidateComesThroughTheShapeDecides() throws IOException {
        Choice choice = choose(Map.of());

        assertThat(choice.method()).isEqualTo(Method.AUTOREGRESSIVE);
        assertThat(choice.reason()).contains("No method came through it");
    }

    @Test
    void allLearnTheSameFewRowsForAShortTimeAndNoneOfThemJudges() throws IOException {
        choose(Map.of(Method.AUTOREGRESSIVE, 0.9, Method.GAUSSIAN_COPULA, 0.5));

        assertThat(learned.get(0)).isSameAs(learned.get(1));
        assertThat(numbers(learned.getFirst())).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(numbers(real.getFirst())).hasSize(2_000).doesNotHaveDuplicates();
        AutoregressiveOptions brief = (AutoregressiveOptions) options.getFirst();
        assertThat(brief.epochs()).isLessThan(AutoregressiveOptions.DEFAULT.epochs());
        assertThat(brief.seconds()).isPresent();
    }

    @Test
    void oneSeedTakesTheSameRowsAndAnotherTakesOthers() throws IOException {
        Map<Method, Double> scores = Map.of(Method.AUTOREGRESSIVE, 0.9, Method.GAUSSIAN_COPULA, 0.5);
        choose(scores, 7);
        choose(scores, 7);
        choose(scores, 8);

        assertThat(numbers(learned.get(2))).isEqualTo(numbers(learned.get(0)));
        assertThat(numbers(learned.get(4))).isNotEqualTo(numbers(learned.get(0)));
    }

    @Test
    void aCancelledTrialStops() {
        Trial trial = new Trial(
                (brief, train, rows) -> {
                    throw new SynthesisException(Reason.CANCELLED, "stopped on request");
                },
                (judged, made) -> new Score(1, ""));

        assertThatThrownBy(
                        () -> trial.choose(LIST, FitOptions::defaults, TRAIN, HOLDOUT, 1, (method, number, of) -> {}))
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(Reason.CANCELLED);
    }

    @Test
    void underDifferentialPrivacyNothingIsTried() throws IOException {
        Trial none = new Trial(
                (brief, part, rows) -> {
                    throw new AssertionError("tried");
                },
                (judged, made) -> new Score(1, ""));
        FitOptions promising = AutoregressiveOptions.DEFAULT.with(DifferentialPrivacy.ofEpsilon(2));

        Choice choice = none.choose(
                LIST,
                method -> method == Method.AUTOREGRESSIVE ? promising : FitOptions.defaults(method),
                TRAIN,
                HOLDOUT,
                1,
                (method, number, of) -> {});

        assertThat(choice.method()).isEqualTo(Method.AUTOREGRESSIVE);
        assertThat(choice.reason()).contains("differentially private");
    }

    @Test
    void withoutAChoiceOrRowsToJudgeByNothingIsTried() throws IOException {
        Trial none = new Trial(
                (brief, train, rows) -> {
                    throw new AssertionError("tried");
                },
                (judged, made) -> new Score(1, ""));
        Shortlist tiny = Shortlist.of(10, 1, List.of(Method.values()));

        assertThat(none.choose(tiny, FitOptions::defaults, TRAIN, HOLDOUT, 1, (method, number, of) -> {}))
                .isEqualTo(new Choice(Method.GAUSSIAN_COPULA, tiny.reason()));
        assertThat(none.choose(LIST, FitOptions::defaults, TRAIN, counting(0), 1, (method, number, of) -> {})
                        .method())
                .isEqualTo(Method.AUTOREGRESSIVE);
    }
}
