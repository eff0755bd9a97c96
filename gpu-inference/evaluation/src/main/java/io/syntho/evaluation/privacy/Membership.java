package io.syntho.evaluation.privacy;

import io.syntho.tabular.ColumnSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Membership inference by the ratio of densities (van Breugel et al., Membership Inference Attacks against Synthetic Data through Overfitting Detection,
 * AISTATS 2023: DOMIAS). Near a row, how much denser is the synthetic table than the population? Densities are those of the nearest neighbour; the
 * population is the hold-out, without the row itself. Says how well that tells training rows from hold-out rows.
 */
final class Membership {

    private static final double FALSE_POSITIVES = 0.01;

    private final Scores members;
    private final Scores others;

    /**
     * @param members nearest distances of training rows
     * @param others of hold-out rows
     */
    Membership(Scores members, Scores others) {
        this.members = members;
        this.others = others;
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
        Rate auc = auc(in, out);
        double threshold = out[out.length - 1 - (int) (FALSE_POSITIVES * out.length)];
        Rate positives = Wilson.rate("attack", above(in, threshold), in.length);
        Rate falsePositives = Wilson.rate("control", above(out, threshold), out.length);
        Rate baseline = new Rate(
                "baseline",
                FALSE_POSITIVES * in.length,
                in.length,
                new Interval(FALSE_POSITIVES, FALSE_POSITIVES, FALSE_POSITIVES));
        Interval byOrder = gain(auc.share());
        Interval byThreshold = ResidualRisk.of(positives, falsePositives);
        // The greater of both at every point of the interval: neither hides the other.
        Interval risk = new Interval(
                Math.max(byOrder.estimate(), byThreshold.estimate()),
                Math.max(byOrder.lower(), byThreshold.lower()),
                Math.max(byOrder.upper(), byThreshold.upper()));
        boolean enough = given.enoughRows() && members.count >= given.rules().attacks();
        Verdict verdict = Verdict.of(PrivacyMeasure.MEMBERSHIP, risk, enough, given.rules());
        return new PrivacyComponent(
                PrivacyMeasure.MEMBERSHIP,
                Optional.empty(),
                verdict.outcome(),
                Optional.of(risk),
                verdict.score(),
                explanation(verdict, auc, positives),
                List.of(positives, falsePositives, baseline, auc),
                List.of(new Count("members", in.length), new Count("others", out.length)),
                Optional.of(setup(given, planned, members.count)));
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
    private static Rate auc(double[] in, double[] out) {
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
        return new Rate("auc", right, (long) pairs, new Interval(area, area - half, area + half).clamped());
    }

    private static long above(double[] sorted, double threshold) {
        return Arrays.stream(sorted).filter(value -> value > threshold).count();
    }

    private static String explanation(Verdict verdict, Rate auc, Rate positives) {
        String figures = Words.format(
                "Of a training and a hold-out row, the training row is told in %s of pairs (half would be guessing); with one false alarm in a hundred, %s of training rows are told.",
                Words.share(auc), Words.share(positives));
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
