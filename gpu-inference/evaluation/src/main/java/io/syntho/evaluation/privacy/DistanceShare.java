package io.syntho.evaluation.privacy;

import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Whether synthetic rows follow single training rows: among training and hold-out rows together, how often is the nearest to a synthetic row a
 * training row? Fresh rows hit both alike, {@code π = |T| / (|T| + |H|)}; of rows that were made from single training rows all do. So the risk is
 * {@code (P(nearest in T) - π) / (1 - π)}, 0 for fresh rows and 1 for disguised copies. Of equally near rows one is as good as another.
 *
 * <p>The usual share {@code P(d(s,T') < d(s,H)) + ½ P(=)} with {@code |T'| = |H|} is reported beside it, one half being ideal; it loses a leak
 * in the part of T that it does not look at. A good share proves nothing; a bad one is a leak.
 */
final class DistanceShare implements PrivacyProbe {

    private static final int QUERIES = 4_000;
    private static final int LEAST_QUERIES = 200;

    /** Most cells of all points together: 120 MB. */
    private static final long CELLS = 30_000_000;

    /** Most comparisons of cells: a few seconds. */
    private static final double WORK = 1e10;

    @Override
    public Findings probe(Case given) {
        if (given.learned().isEmpty()) {
            return Findings.of(List.of(nothing("No column is learned, so rows have no distance.")));
        }
        Table train = given.tables().train();
        Table holdout = given.tables().holdout();
        if (holdout.rows() == 0) {
            return Findings.of(List.of(nothing("There are no hold-out rows to compare with.")));
        }
        GowerSpace space = GowerSpace.of(train, given.learned());
        double kept = Math.min(1, (double) CELLS / space.width() / (train.rows() + (double) holdout.rows()));
        int[] trainRows = shuffledSample(train.rows(), kept, given.seed() + 1);
        int[] holdoutRows = shuffledSample(holdout.rows(), kept, given.seed() + 2);
        int equal = Math.min(trainRows.length, holdoutRows.length);
        // The first part of the training rows is as large as the hold-out and a random sample of its own.
        Nearest some = new Nearest(space.points(train, Arrays.copyOf(trainRows, equal)));
        Nearest rest = new Nearest(space.points(train, Arrays.copyOfRange(trainRows, equal, trainRows.length)));
        Nearest held = new Nearest(space.points(holdout, holdoutRows));
        int queries = queries((double) space.width() * (2.0 * trainRows.length + holdoutRows.length));
        float[][] synthetic = sample(space, given.tables().synthetic(), queries, given.seed() + 3);
        float[][] fresh = sample(space, holdout, queries, given.seed() + 4);
        if (!space.varies()) {
            return Findings.of(List.of(nothing("All training rows are equal: distances say nothing.")));
        }
        Contest all = new Contest(trainRows.length, holdoutRows.length);
        Contest equalSized = new Contest(equal, holdoutRows.length);
        DistanceList distances = new DistanceList(synthetic[0].length, space.width());
        for (int row = 0; row < synthetic[0].length; row++) {
            report(given, 0, row, synthetic[0].length);
            some.find(synthetic, row);
            rest.find(synthetic, row);
            held.find(synthetic, row);
            all.add(held, some, rest);
            equalSized.add(held, some);
            distances.add(some, rest);
        }
        DistanceList usual = new DistanceList(fresh[0].length, space.width());
        for (int row = 0; row < fresh[0].length; row++) {
            report(given, 0.6, row, fresh[0].length);
            some.find(fresh, row);
            rest.find(fresh, row);
            usual.add(some, rest);
        }
        return new Findings(
                List.of(component(given, all, equalSized, trainRows.length, holdoutRows.length)),
                Optional.of(new Proximity(distances.distances(), usual.distances(), trainRows.length)));
    }

    /** The synthetic rows take about three fifths of the time, the hold-out rows the rest. */
    private static void report(Case given, double before, int row, int rows) {
        if (row % 64 == 0) {
            given.progress().accept(before + (before == 0 ? 0.6 : 0.4) * row / rows);
        }
    }

    private static PrivacyComponent component(
            Case given, Contest all, Contest equalSized, int trainingRows, int holdoutRows) {
        // A leak in training rows that were not looked at goes unseen.
        double looked = (double) trainingRows / given.tables().train().rows();
        double chance = all.chance();
        Interval won = all.won();
        Interval risk = new Interval(
                        (won.estimate() - chance) / (1 - chance) / looked,
                        (won.lower() - chance) / (1 - chance) / looked,
                        (won.upper() - chance) / (1 - chance) / looked)
                .clamped();
        Verdict verdict = Verdict.of(PrivacyMeasure.DISTANCE_SHARE, risk, given.enoughRows(), given.rules());
        return new PrivacyComponent(
                PrivacyMeasure.DISTANCE_SHARE,
                Optional.empty(),
                verdict.outcome(),
                Optional.of(risk),
                verdict.score(),
                explanation(verdict, won, chance),
                List.of(
                        new Rate("nearest_is_training", won.estimate() * all.rows(), all.rows(), won),
                        new Rate("chance", chance * all.rows(), all.rows(), new Interval(chance, chance, chance)),
                        new Rate(
                                "equal_sizes",
                                equalSized.won().estimate() * equalSized.rows(),
                                equalSized.rows(),
                                equalSized.won())),
                List.of(
                        new Count("synthetic_rows", all.rows()),
                        new Count("training_rows", trainingRows),
                        new Count("holdout_rows", holdoutRows),
                        new Count("ties", all.ties())));
    }

    private static String explanation(Verdict verdict, Interval won, double chance) {
        String figures = Words.format(
                "For %.1f %% of synthetic rows (95 %%: %.1f to %.1f %%) the nearest real row is a training row; for fresh rows it would be %.1f %%.",
                100 * won.estimate(), 100 * won.lower(), 100 * won.upper(), 100 * chance);
        return switch (verdict.outcome()) {
            case INCONCLUSIVE -> figures + " Too few rows for this to mean something.";
            case MEASURED ->
                figures
                        + (verdict.found()
                                ? " Synthetic rows follow single training rows."
                                : " That alone proves no protection.");
        };
    }

    private static int queries(double comparisons) {
        return (int) Math.clamp(WORK / comparisons, LEAST_QUERIES, QUERIES);
    }

    /** In random order, so that the first rows are a sample of their own. */
    static int[] shuffledSample(int rows, double kept, long seed) {
        int[] sample = Sampling.rows(rows, (int) Math.max(1, rows * kept), seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int last = sample.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int row = sample[last];
            sample[last] = sample[other];
            sample[other] = row;
        }
        return sample;
    }

    private static float[][] sample(GowerSpace space, Table table, int budget, long seed) {
        return space.points(table, Sampling.rows(table.rows(), budget, seed));
    }

    private static PrivacyComponent nothing(String explanation) {
        return new PrivacyComponent(
                PrivacyMeasure.DISTANCE_SHARE,
                Optional.empty(),
                Outcome.INCONCLUSIVE,
                Optional.empty(),
                100,
                explanation,
                List.of(),
                List.of());
    }
}
