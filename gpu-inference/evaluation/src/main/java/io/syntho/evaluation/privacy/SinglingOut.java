package io.syntho.evaluation.privacy;

import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Singling out (Article 29 Working Party, Opinion 05/2014, risk 1): predicates that are true for exactly one synthetic row are tried on the training rows
 * (Giomi et al., PoPETs 2023, section 5.1). The control is the same on the hold-out, carried over to as many rows by {@link Uniqueness}; the baseline are
 * predicates made without looking at any row.
 */
final class SinglingOut implements PrivacyProbe {

    /** Predicates of each kind: their interval is ± .013 wide where one in ten succeeds. */
    static final int BUDGET = 2_000;

    @Override
    public Findings probe(Case given) {
        if (given.learned().isEmpty()) {
            return Findings.of(List.of());
        }
        Predicates maker = new Predicates(given);
        Search search = new Search(given);
        List<PrivacyComponent> components = new ArrayList<>();
        components.add(IsolatedValues.judge(
                given,
                component(given, PrivacyMeasure.SINGLING_OUT_UNIVARIATE, maker, maker.univariate(BUDGET), search)));
        search.half();
        components.add(
                component(given, PrivacyMeasure.SINGLING_OUT_MULTIVARIATE, maker, maker.multivariate(BUDGET), search));
        return Findings.of(components);
    }

    private static PrivacyComponent component(
            Case given, PrivacyMeasure measure, Predicates maker, List<List<Condition>> predicates, Search search) {
        AttackSetup setup = AttackSetup.knowing(maker.names(), BUDGET, predicates.size());
        if (predicates.isEmpty() || search.controlRows == 0) {
            String why = predicates.isEmpty()
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
        Tally tally = search.tally(predicates, maker.guesses(predicates));
        long made = predicates.size();
        Rate attack = Wilson.rate("attack", tally.attack, made);
        Rate control = control(tally, made, search.times());
        Rate baseline = Wilson.rate("baseline", tally.baseline, made);
        AttackVerdict.Counted counted = AttackVerdict.Counted.of(attack, control);
        AttackVerdict judged = AttackVerdict.of(given, measure, made, baseline, counted);
        String figures = Words.format(
                "Of %d descriptions that fit one synthetic row only, %s fit one training row only; of as many hold-out rows %s would, and of random descriptions %s do.",
                made, Words.share(attack), Words.share(control), Words.share(baseline));
        return new PrivacyComponent(
                measure,
                Optional.empty(),
                judged.verdict().outcome(),
                Optional.of(counted.risk()),
                judged.verdict().score(),
                figures + " " + judged.conclusion(),
                List.of(attack, control, baseline, Wilson.rate("control_counted", tally.one, made)),
                List.of(
                        new Count("attacks", made),
                        new Count("training_rows", given.tables().train().rows()),
                        new Count("control_rows", search.controlRows),
                        new Count("singled_out", tally.attack)),
                Optional.of(setup));
    }

    /** Fewer trials by as many times as the control is carried over: the small number that was counted is what is uncertain. */
    private static Rate control(Tally tally, long made, double times) {
        double share = Uniqueness.scaled((double) tally.none / made, (double) tally.one / made, times);
        long trials = Math.max(1, Math.round(made / times));
        return Wilson.rate("control", share * trials, trials);
    }

    /** How often predicates held for exactly one row; of the control also how often for none. */
    private static final class Tally {
        private long attack;
        private long baseline;
        private long none;
        private long one;
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

        Tally tally(List<List<Condition>> predicates, List<List<Condition>> guesses) {
            Tally tally = new Tally();
            for (int i = 0; i < predicates.size(); i++) {
                if (i % 16 == 0) {
                    given.progress().accept(before + 0.5 * i / predicates.size());
                }
                tally.attack += count(training, predicates.get(i)) == 1 ? 1 : 0;
                int found = count(control, predicates.get(i));
                tally.none += found == 0 ? 1 : 0;
                tally.one += found == 1 ? 1 : 0;
                tally.baseline += count(training, guesses.get(i)) == 1 ? 1 : 0;
            }
            return tally;
        }

        private static int count(RowFilter filter, List<Condition> predicate) {
            filter.find(predicate);
            return filter.count();
        }
    }
}
