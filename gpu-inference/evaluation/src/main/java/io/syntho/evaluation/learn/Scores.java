package io.syntho.evaluation.learn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How good a model's answers are. */
public final class Scores {

    private Scores() {}

    /**
     * Area under the receiver's curve: the chance that a hit is ranked above a miss, ties counting half (Hanley and McNeil, Radiology 1982).
     * 0.5 when one kind is absent.
     *
     * @param ranks the greater, the more likely a hit
     * @param hits which rows are hits
     */
    public static double auc(double[] ranks, boolean[] hits) {
        int[] order = IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> ranks[row]))
                .mapToInt(row -> row)
                .toArray();
        double below = 0;
        double won = 0;
        double allHits = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double tiedHits = 0;
            while (to < order.length && ranks[order[to]] == ranks[order[from]]) {
                tiedHits += hits[order[to]] ? 1 : 0;
                to++;
            }
            double tiedMisses = to - from - tiedHits;
            won += tiedHits * (below + tiedMisses / 2);
            below += tiedMisses;
            allHits += tiedHits;
            from = to;
        }
        return allHits == 0 || below == 0 ? 0.5 : won / (allHits * below);
    }

    /** Mean over the classes that occur of the harmonic mean of precision and recall; 0 without rows. */
    public static double macroF1(int[] guessed, int[] actual, int classes) {
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < classes; label++) {
            double both = 0;
            double either = 0;
            for (int row = 0; row < actual.length; row++) {
                both += guessed[row] == label && actual[row] == label ? 1 : 0;
                either += (guessed[row] == label ? 1 : 0) + (actual[row] == label ? 1 : 0);
            }
            if (either > 0) {
                sum += 2 * both / either;
                occurring++;
            }
        }
        return occurring == 0 ? 0 : sum / occurring;
    }

    /** Share of the variance that the guesses explain, 1 the best, below 0 when the mean does better; 0 when nothing varies. */
    public static double rSquared(double[] guessed, double[] actual) {
        double mean = Arrays.stream(actual).average().orElse(0);
        double left = 0;
        double all = 0;
        for (int row = 0; row < actual.length; row++) {
            left += (actual[row] - guessed[row]) * (actual[row] - guessed[row]);
            all += (actual[row] - mean) * (actual[row] - mean);
        }
        return all > 0 ? 1 - left / all : 0;
    }
}
