package io.syntho.synthesis.privacy;

import io.syntho.synthesis.Protection;
import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.tabular.CodedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import smile.math.special.Erf;

/**
 * The categories of a column by a noisy histogram of the labels that occur. That a label occurs at all is told only where its noisy count passes a
 * threshold so high that a single row passes it with probability δ′ at most (Korolova et al., "Releasing search queries and clicks privately", 2009;
 * with Gaussian noise: Wilkins et al., "Exact privacy analysis of the Gaussian sparse histogram mechanism", arXiv:2202.01100).
 */
final class PrivateCategories {

    private static final double FEW = 0.05;
    private static final double SQRT_2 = Math.sqrt(2);

    private final NoisyCounts counts;
    private final double delta;
    private final Protection protection;
    private final int most;

    /**
     * For some columns.
     *
     * @param delta δ′ of one column
     * @param most most categories kept by name
     */
    PrivateCategories(NoisyCounts counts, double delta, Protection protection, int most) {
        this.counts = counts;
        this.delta = delta;
        this.protection = protection;
        this.most = most;
    }

    /** A label, and how many rows it seems to have. */
    private record Seen(String label, long rows) {}

    /**
     * What becomes of a column.
     *
     * @param labelAllowed whether the column can hold the pooled label
     * @param numeric whether labels are numbers in a numeric column
     */
    Treatment treatment(CodedColumn column, boolean labelAllowed, boolean numeric) {
        List<String> dictionary = column.dictionary();
        int[] rows = column.counts();
        // Labels without rows get no noise and are never told: whether a dictionary names them depends on how it was
        // read.
        int[] present =
                IntStream.range(0, rows.length).filter(code -> rows[code] > 0).toArray();
        long[] histogram = new long[present.length + 1];
        for (int i = 0; i < present.length; i++) {
            histogram[i] = rows[present[i]];
        }
        histogram[present.length] = column.missingCount();
        long[] noisy = counts.of(histogram);
        double enough = Math.max(threshold(), protection.minimumRows());
        List<Seen> kept = new ArrayList<>();
        for (int i = 0; i < present.length; i++) {
            if (noisy[i] >= enough) {
                kept.add(new Seen(dictionary.get(present[i]), noisy[i]));
            }
        }
        kept.sort(Comparator.<Seen>comparingLong(seen -> -seen.rows()).thenComparing(Seen::label));
        List<Seen> named = kept.subList(0, Math.min(kept.size(), most));
        long missing = noisy[present.length] >= counts.threshold(2) ? noisy[present.length] : 0;
        return treatment(column.size(), named, missing, labelAllowed, numeric);
    }

    /** Noise beyond one row reaches it with probability δ′. */
    private double threshold() {
        return 1.5 + counts.noise() * SQRT_2 * Erf.inverfc(2 * delta);
    }

    private Treatment treatment(long all, List<Seen> kept, long missing, boolean labelAllowed, boolean numeric) {
        long named = kept.stream().mapToLong(Seen::rows).sum();
        long left = all - named - missing;
        boolean pooled = left > counts.threshold(2) * Math.sqrt(kept.size() + 1.0) && (labelAllowed || !kept.isEmpty());
        if (kept.isEmpty() && !pooled) {
            return new Fixed(Optional.empty(), numeric);
        }
        boolean labelled = pooled && labelAllowed && (kept.isEmpty() || left > FEW * all);
        List<String> labels = kept.stream().map(Seen::label).toList();
        if (labels.size() == 1 && !pooled && missing == 0) {
            return new Fixed(Optional.of(labels.getFirst()), numeric);
        }
        List<Long> cells = new ArrayList<>(kept.stream().map(Seen::rows).toList());
        if (pooled) {
            cells.add(left);
        }
        if (missing > 0) {
            cells.add(missing);
        }
        String pooledLabel = protection.pooledLabel();
        while (labels.contains(pooledLabel)) {
            pooledLabel += "*";
        }
        long[] counted = cells.stream().mapToLong(count -> Math.max(1, count)).toArray();
        return new Categories(new CategorySet(labels, counted, pooled, labelled, pooledLabel, missing > 0), numeric);
    }
}
