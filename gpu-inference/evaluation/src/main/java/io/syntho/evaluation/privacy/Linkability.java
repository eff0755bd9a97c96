package io.syntho.evaluation.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Linkability (Article 29 Working Party, Opinion 05/2014, risk 2): the columns are split in two records of a person; they are linked when the same synthetic
 * row is nearest to both (Giomi et al., PoPETs 2023, section 5.2). All equally near rows count as nearest.
 */
final class Linkability {

    private final boolean[] inFirst;
    private final Hits training = new Hits();
    private final Hits holdout = new Hits();

    private Linkability(boolean[] inFirst) {
        this.inFirst = inFirst;
    }

    private static final class Hits {
        private long trials;
        private long linked;
        private double chance;
    }

    /** Splits the columns so that both records tell about as much: by falling number of distinct values, in turn. */
    static Linkability of(int[] distinct) {
        boolean[] inFirst = new boolean[distinct.length];
        List<Integer> order = IntStream.range(0, distinct.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer column) -> -distinct[column]))
                .toList();
        for (int place = 0; place < order.size(); place++) {
            // First, second, second, first: the greatest and the least of four together.
            inFirst[order.get(place)] = place % 4 == 0 || place % 4 == 3;
        }
        return new Linkability(inFirst);
    }

    /** Which columns the first record has. */
    boolean[] inFirst() {
        return inFirst.clone();
    }

    void training(TargetScan scan) {
        add(training, scan);
    }

    void holdout(TargetScan scan) {
        add(holdout, scan);
    }

    private static void add(Hits hits, TargetScan scan) {
        hits.trials++;
        hits.linked += scan.linked() ? 1 : 0;
        hits.chance += scan.chanceOfLink();
    }

    /**
     * What was found.
     *
     * @param planned attacks planned
     * @param synthetic synthetic rows that were searched
     */
    PrivacyComponent component(PrivacyProbe.Case given, long planned, long synthetic) {
        List<String> known = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (int column = 0; column < inFirst.length; column++) {
            (inFirst[column] ? known : other).add(given.learned().get(column).name());
        }
        AttackSetup setup = new AttackSetup(known, other, planned, training.trials);
        if (other.isEmpty()) {
            return new PrivacyComponent(
                    PrivacyMeasure.LINKABILITY,
                    Optional.empty(),
                    Outcome.INCONCLUSIVE,
                    Optional.empty(),
                    100,
                    "There are too few columns to split.",
                    List.of(),
                    List.of(),
                    Optional.of(setup));
        }
        Rate attack = Wilson.rate("attack", training.linked, training.trials);
        Rate control = Wilson.rate("control", holdout.linked, holdout.trials);
        Rate baseline = Wilson.rate("baseline", training.chance, training.trials);
        AttackVerdict.Counted counted = AttackVerdict.Counted.of(attack, control);
        AttackVerdict judged = AttackVerdict.of(given, PrivacyMeasure.LINKABILITY, training.trials, baseline, counted);
        String figures = Words.format(
                "Two records of a person, with %d and %d columns, lead to the same synthetic row for %s of training rows, %s of hold-out rows and %s by guessing.",
                known.size(), other.size(), Words.share(attack), Words.share(control), Words.share(baseline));
        return new PrivacyComponent(
                PrivacyMeasure.LINKABILITY,
                Optional.empty(),
                judged.verdict().outcome(),
                Optional.of(counted.risk()),
                judged.verdict().score(),
                figures + " " + judged.conclusion(),
                List.of(attack, control, baseline),
                List.of(
                        new Count("attacks", training.trials),
                        new Count("control_attacks", holdout.trials),
                        new Count("synthetic_rows", synthetic)),
                Optional.of(setup));
    }
}
