package io.syntho.evaluation.privacy;

import io.syntho.tabular.ColumnSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Membership inference by the ratio of densities (van Breugel et al., Membership Inference Attacks against Synthetic Data through Overfitting Detection,
 * AISTATS 2023: DOMIAS). Near a row, how much denser is the synthetic table than the population? Densities are those of the nearest neighbour; the
 * population is the hold-out, without the row itself. Says how well that tells training rows from hold-out rows. Beside it stands the plainer attack
 * by the nearest synthetic row alone (Chen et al., GAN-Leaks: A Taxonomy of Membership Inference Attacks against Generative Models, CCS 2020), which is the
 * better one where people are so alike that their own density says little; the better of both counts.
 */
final class Membership {

    private static final double FALSE_POSITIVES = 0.01;

    private final Scores members;
    private final Scores others;

    private final Optional<Membership> owner;

    /**
     * @param members nearest distances of training rows
     * @param others of hold-out rows
     * @param owner the same of one who holds the training rows themselves in place of the synthetic ones; empty: not asked
     */
    Membership(Scores members, Scores others, Optional<Membership> owner) {
        this.members = members;
        this.others = others;
        this.owner = owner;
    }

    /** Nearest distances of some rows, collected. */
    static final class Scores {
        private final double[] toSynthetic;
        private final double[] toPopulation;
        private int count;

        Scores(int rows) {
            toSynthetic = new double[rows];
            toPopulation = new double[rows];
        }

        void add(double synthetic, double population) {
            toSynthetic[count] = synthetic;
            toPopulation[count++] = population;
        }

        /** How many were collected. */
        int count() {
            return count;
        }

        double toPopulation(int i) {
            return toPopulation[i];
        }

        /** The same rows, were each of them in the synthetic table. */
        Scores atNoDistance() {
            Scores there = new Scores(count);
            for (int i = 0; i < count; i++) {
                there.add(0, toPopulation[i]);
            }
            return there;
        }

        /** Sorted, the nearest last. */
        private double[] nearness() {
            return Arrays.stream(toSynthetic, 0, count)
                    .map(distance -> -distance)
                    .sorted()
                    .toArray();
        }

        /** Sorted logarithms of the ratios. {@code floor} is the distance below which nearer means nothing. */
        private double[] ratios(double floor) {
            double[] ratios = IntStream.range(0, count)
                    .mapToDouble(i -> Math.log((toPopulation[i] + floor) / (toSynthetic[i] + floor)))
                    .toArray();
            Arrays.sort(ratios);
            return ratios;
        }
    }

    PrivacyComponent component(PrivacyProbe.Case given, long planned) {
        if (members.count == 0 || others.count < 2) {
            return nothing(given, planned, "There are no hold-out rows to compare with.");
        }
        double floor = floor();
        double[] in = members.ratios(floor);
        double[] out = others.ratios(floor);
        Rate byDensity = auc(in, out, "auc");
        Rate byNearest = auc(members.nearness(), others.nearness(), "auc_nearest");
        double threshold = out[out.length - 1 - (int) (FALSE_POSITIVES * out.length)];
        Rate positives = Wilson.rate("attack", above(in, threshold), in.length);
        Rate falsePositives = Wilson.rate("control", above(out, threshold), out.length);
        Rate baseline = new Rate(
                "baseline",
                FALSE_POSITIVES * in.length,
                in.length,
                new Interval(FALSE_POSITIVES, FALSE_POSITIVES, FALSE_POSITIVES));
        Rate best = better(byDensity, byNearest);
        // The greater at every point of the interval: neither hides the other.
        Interval risk = greater(
                greater(gain(byDensity.share()), gain(byNearest.share())), ResidualRisk.of(positives, falsePositives));
        List<Rate> rates = new ArrayList<>(List.of(positives, falsePositives, baseline, byDensity, byNearest));
        Optional<Rate> most = owner.flatMap(Membership::reached);
        most.ifPresent(rates::add);
        boolean enough = given.enoughRows() && members.count >= given.rules().attacks();
        Verdict verdict = Verdict.of(PrivacyMeasure.MEMBERSHIP, risk, enough, given.rules());
        return new PrivacyComponent(
                PrivacyMeasure.MEMBERSHIP,
                Optional.empty(),
                verdict.outcome(),
                Optional.of(risk),
                verdict.score(),
                explanation(verdict, best, positives, most),
                rates,
                List.of(new Count("members", in.length), new Count("others", out.length)),
                Optional.of(setup(given, planned, members.count)));
    }

    /** The area under the curve, as the most that can be reached. */
    private Optional<Rate> reached() {
        return members.count == 0 || others.count < 2
                ? Optional.empty()
                : Optional.of(better(
                        auc(members.ratios(floor()), others.ratios(floor()), "reachable"),
                        auc(members.nearness(), others.nearness(), "reachable")));
    }

    private static Rate better(Rate first, Rate second) {
        return second.share().estimate() > first.share().estimate() ? second : first;
    }

    private static Interval greater(Interval first, Interval second) {
        return new Interval(
                Math.max(first.estimate(), second.estimate()),
                Math.max(first.lower(), second.lower()),
                Math.max(first.upper(), second.upper()));
    }

    /** When there is nothing to tell. */
    static PrivacyComponent nothing(PrivacyProbe.Case given, long planned, String why) {
        return new PrivacyComponent(
                PrivacyMeasure.MEMBERSHIP,
                Optional.empty(),
                Outcome.INCONCLUSIVE,
                Optional.empty(),
                100,
                why,
                List.of(),
                List.of(),
                Optional.of(setup(given, planned, 0)));
    }

    private static AttackSetup setup(PrivacyProbe.Case given, long planned, long made) {
        return AttackSetup.knowing(
                given.learned().stream().map(ColumnSchema::name).toList(), planned, made);
    }

    /** A hundredth of what is usual between people, so that two distances of nothing make no ratio. */
    private double floor() {
        double[] usual = Arrays.copyOf(others.toPopulation, others.count);
        Arrays.sort(usual);
        return Math.max(1e-6, usual[usual.length / 2] / 100);
    }

    private static Interval gain(Interval auc) {
        return new Interval(2 * auc.estimate() - 1, 2 * auc.lower() - 1, 2 * auc.upper() - 1).clamped();
    }

    /** Area under the curve as the share of pairs in the right order, ties half; its error by Hanley and McNeil (Radiology 143, 1982). */
    private static Rate auc(double[] in, double[] out, String name) {
        double right = 0;
        int below = 0;
        int upTo = 0;
        for (double value : in) {
            while (below < out.length && out[below] < value) {
                below++;
            }
            while (upTo < out.length && out[upTo] <= value) {
                upTo++;
            }
            right += below + (upTo - below) / 2.0;
        }
        double pairs = (double) in.length * out.length;
        double area = right / pairs;
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double square = area * area;
        double variance =
                (area * (1 - area) + (in.length - 1) * (q1 - square) + (out.length - 1) * (q2 - square)) / pairs;
        double half = Wilson.Z * Math.sqrt(Math.max(0, variance));
        return new Rate(name, right, (long) pairs, new Interval(area, area - half, area + half).clamped());
    }

    private static long above(double[] sorted, double threshold) {
        return Arrays.stream(sorted).filter(value -> value > threshold).count();
    }

    private static String explanation(Verdict verdict, Rate auc, Rate positives, Optional<Rate> most) {
        String figures = Words.format(
                "Of a training and a hold-out row, the training row is told in %s of pairs (half would be guessing%s); with one false alarm in a hundred, %s of training rows are told.",
                Words.share(auc),
                most.map(rate -> Words.format(
                                ", and the training rows themselves would tell it in %s", Words.share(rate)))
                        .orElse(""),
                Words.share(positives));
        return switch (verdict.outcome()) {
            case INCONCLUSIVE -> figures + " Too few rows for this to mean something.";
            case MEASURED ->
                figures
                        + (verdict.found()
                                ? " The table tells who was among the training rows."
                                : " The table does not tell them apart.");
        };
    }
}
