package io.syntho.evaluation.privacy;

import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Singling out (Article 29 Working Party, Opinion 05/2014, risk 1): predicates that are true for exactly one synthetic row are tried on the training rows
 * (Giomi et al., PoPETs 2023, section 5.1). The control is the same on the hold-out, carried over to as many rows by {@link Uniqueness}; the baseline are
 * predicates made without looking at any row.
 */
final class SinglingOut implements PrivacyProbe {

    /** Predicates of each kind: their interval is ± .013 wide where one in ten succeeds. */
    static final int BUDGET = 2_000;

    /** Fewer predicates of a column say nothing about it alone. */
    private static final int LEAST_OF_COLUMN = 25;

    @Override
    public Findings probe(Case given) {
        if (given.learned().isEmpty()) {
            return Findings.of(List.of());
        }
        Predicates maker = new Predicates(given);
        Search search = new Search(given);
        List<PrivacyComponent> components = new ArrayList<>();
        List<Tried> ofColumns = search.tryAll(maker, maker.univariate(BUDGET));
        components.add(IsolatedValues.judge(given, univariate(given, maker, ofColumns, search)));
        search.half();
        List<Tried> ofRows = search.tryAll(maker, maker.multivariate(BUDGET));
        components.add(component(given, PrivacyMeasure.SINGLING_OUT_MULTIVARIATE, "", maker, ofRows, search));
        return Findings.of(components);
    }

    /** All columns together, or a column by itself where that gives people away: a mean over columns would hide it. */
    private static PrivacyComponent univariate(Case given, Predicates maker, List<Tried> tried, Search search) {
        PrivacyMeasure measure = PrivacyMeasure.SINGLING_OUT_UNIVARIATE;
        PrivacyComponent worst = component(given, measure, "", maker, tried, search);
        SequencedMap<Integer, List<Tried>> byColumn = new LinkedHashMap<>();
        tried.forEach(one ->
                byColumn.computeIfAbsent(one.column(), _ -> new ArrayList<>()).add(one));
        for (Map.Entry<Integer, List<Tried>> column : byColumn.entrySet()) {
            String where = "In column \"%s\": "
                    .formatted(given.learned().get(column.getKey()).name());
            PrivacyComponent alone = component(given, measure, where, maker, column.getValue(), search);
            if (column.getValue().size() >= LEAST_OF_COLUMN
                    && alone.outcome() == Outcome.MEASURED
                    && alone.score() < Math.min(worst.score(), given.rules().low())) {
                worst = alone;
            }
        }
        return worst;
    }

    private static PrivacyComponent component(
            Case given, PrivacyMeasure measure, String where, Predicates maker, List<Tried> tried, Search search) {
        long made = tried.size();
        AttackSetup setup = AttackSetup.knowing(maker.names(), BUDGET, made);
        if (made == 0 || search.controlRows == 0) {
            String why = made == 0
                    ? "Nothing that could be tried is true for one synthetic row only."
                    : "There are no hold-out rows to compare with.";
            return new PrivacyComponent(
                    measure,
                    Optional.empty(),
                    Outcome.INCONCLUSIVE,
                    Optional.empty(),
                    100,
                    why,
                    List.of(),
                    List.of(),
                    Optional.of(setup));
        }
        long succeeded = tried.stream().filter(one -> one.training() == 1).count();
        long counted = tried.stream().filter(one -> one.control() == 1).count();
        long none = tried.stream().filter(one -> one.control() == 0).count();
        Rate attack = Wilson.rate("attack", succeeded, made);
        Rate control = control(none, counted, made, search.times());
        Rate baseline = Wilson.rate(
                "baseline", tried.stream().filter(one -> one.guess() == 1).count(), made);
        AttackVerdict.Counted sides = AttackVerdict.Counted.of(attack, control);
        AttackVerdict judged = AttackVerdict.of(given, measure, made, baseline, sides);
        String figures = Words.format(
                "Of %d descriptions that fit one synthetic row only, %s fit one training row only; of as many hold-out rows %s would, and of random descriptions %s do.",
                made, Words.share(attack), Words.share(control), Words.share(baseline));
        return new PrivacyComponent(
                measure,
                Optional.empty(),
                judged.verdict().outcome(),
                Optional.of(sides.risk()),
                judged.verdict().score(),
                where + figures + " " + judged.conclusion(),
                List.of(attack, control, baseline, Wilson.rate("control_counted", counted, made)),
                List.of(
                        new Count("attacks", made),
                        new Count("training_rows", given.tables().train().rows()),
                        new Count("control_rows", search.controlRows),
                        new Count("singled_out", succeeded)),
                Optional.of(setup));
    }

    /**
     * A predicate that was tried.
     *
     * @param column of its first condition
     * @param training rows it holds for, counted up to 2
     * @param control hold-out rows, counted up to 2
     * @param guess training rows that a guess in its place holds for, counted up to 2
     */
    private record Tried(int column, int training, int control, int guess) {}

    /** Fewer trials by as many times as the control is carried over: the small number that was counted is what is uncertain. */
    private static Rate control(long none, long one, long made, double times) {
        double share = Uniqueness.scaled((double) none / made, (double) one / made, times);
        long trials = Math.max(1, Math.round(made / times));
        return Wilson.rate("control", share * trials, trials);
    }

    /** The real rows, ready to be searched. */
    private static final class Search {

        private final Case given;
        private final RowFilter training;
        private final RowFilter control;
        private final int controlRows;
        private double before;

        /** The control has no more rows than the training table. */
        Search(Case given) {
            this.given = given;
            Table train = given.tables().train();
            Table held = given.tables().holdout();
            if (held.rows() > train.rows()) {
                held = held.select(Sampling.rows(held.rows(), train.rows(), given.seed() + 12));
            }
            controlRows = held.rows();
            training = new RowFilter(train, given.learned());
            control = new RowFilter(held, given.learned());
        }

        double times() {
            return (double) given.tables().train().rows() / controlRows;
        }

        void half() {
            before = 0.5;
        }

        List<Tried> tryAll(Predicates maker, List<List<Condition>> predicates) {
            List<List<Condition>> guesses = maker.guesses(predicates);
            List<Tried> tried = new ArrayList<>(predicates.size());
            for (int i = 0; i < predicates.size(); i++) {
                if (i % 16 == 0) {
                    given.progress().accept(before + 0.5 * i / predicates.size());
                }
                tried.add(new Tried(
                        predicates.get(i).getFirst().column(),
                        training.count(predicates.get(i), 2),
                        control.count(predicates.get(i), 2),
                        training.count(guesses.get(i), 2)));
            }
            return tried;
        }
    }
}
