package io.syntho.synthesis.transform;

import io.syntho.synthesis.Protection;
import io.syntho.tabular.CodedColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The categories of a column that may be learned. Cells number what a row can hold: first the kept categories, most frequent first, then the
 * pooled rare ones (if any), then missing (if any).
 *
 * <p>A row drawn from the pooled cell gets the pooled label. Where rare categories are few (at most 5 % of the values), or where a label
 * has no place (numbers, booleans), it gets a kept category instead, drawn by frequency, so that the column holds nothing new.
 *
 * @param labels kept categories as text
 * @param rows training rows in each cell
 * @param pooled whether there is a pooled cell
 * @param labelled whether the pooled cell is written as {@code pooledLabel}
 * @param pooledLabel what stands for rare categories; differs from every kept label
 * @param missing whether there is a missing cell
 */
public record CategorySet(
        List<String> labels, long[] rows, boolean pooled, boolean labelled, String pooledLabel, boolean missing) {

    private static final double FEW = 0.05;

    /** Checks that every cell has rows. */
    public CategorySet {
        labels = List.copyOf(labels);
        int cells = labels.size() + (pooled ? 1 : 0) + (missing ? 1 : 0);
        if (rows.length != cells || cells == 0 || Arrays.stream(rows).anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("categories: %d cells, %d counts".formatted(cells, rows.length));
        }
        if (labels.isEmpty() && pooled && !labelled) {
            throw new IllegalArgumentException("categories: none kept to draw the pooled ones from");
        }
    }

    /** What {@link #fit} learned and which cell each code of the training column falls in. */
    public record Fitted(CategorySet set, int[] cellOfCode) {}

    /**
     * Learns the categories of a text column with at least {@code minimumRows} values or missing ones.
     *
     * @param labelAllowed whether the column can hold the pooled label
     * @param most most categories kept by name
     */
    public static Fitted fit(CodedColumn column, Protection protection, int most, boolean labelAllowed) {
        int[] counts = column.counts();
        List<String> dictionary = column.dictionary();
        int[] kept = IntStream.range(0, counts.length)
                .filter(code -> counts[code] >= protection.minimumRows())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparing(dictionary::get))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        long keptRows = Arrays.stream(kept).mapToLong(code -> counts[code]).sum();
        long present = Arrays.stream(counts).asLongStream().sum();
        long missingRows = column.size() - present;
        long pooledRows = present - keptRows;

        boolean pooled = pooledRows > 0 && (kept.length > 0 || labelAllowed);
        boolean labelled = pooled
                && labelAllowed
                && pooledRows >= protection.minimumRows()
                && (kept.length == 0 || pooledRows > FEW * present);
        boolean missing = missingRows >= protection.minimumRows();
        List<Long> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int[] cellOfCode = new int[counts.length];
        Arrays.fill(cellOfCode, kept.length);
        for (int cell = 0; cell < kept.length; cell++) {
            rows.add((long) counts[kept[cell]]);
            labels.add(dictionary.get(kept[cell]));
            cellOfCode[kept[cell]] = cell;
        }
        if (pooled) {
            rows.add(pooledRows);
        }
        if (missing) {
            rows.add(missingRows);
        }
        String pooledLabel = protection.pooledLabel();
        while (labels.contains(pooledLabel)) {
            pooledLabel += "*";
        }
        long[] counted = rows.stream().mapToLong(Long::longValue).toArray();
        return new Fitted(new CategorySet(labels, counted, pooled, labelled, pooledLabel, missing), cellOfCode);
    }

    /** Number of cells. */
    public int cells() {
        return rows.length;
    }

    /** The cell of missing values, or −1 when there is none. */
    public int missingCell() {
        return missing ? rows.length - 1 : -1;
    }

    /** The cell of pooled categories, or −1 when there is none. */
    public int pooledCell() {
        return pooled ? labels.size() : -1;
    }

    /** The dictionary of a synthetic column: the kept labels, and the pooled one where it is written. */
    public List<String> dictionary() {
        if (!labelled) {
            return labels;
        }
        List<String> all = new ArrayList<>(labels);
        all.add(pooledLabel);
        return List.copyOf(all);
    }

    /**
     * The dictionary code that a cell is written as.
     *
     * @param uniform in (0, 1); chooses where a pooled cell has no label of its own
     */
    public int code(int cell, double uniform) {
        if (cell == missingCell()) {
            return CodedColumn.MISSING;
        }
        if (cell != pooledCell() || labelled) {
            return cell;
        }
        long keptRows = 0;
        for (int kept = 0; kept < labels.size(); kept++) {
            keptRows += rows[kept];
        }
        double left = uniform * keptRows;
        int kept = 0;
        while (kept < labels.size() - 1 && left >= rows[kept]) {
            left -= rows[kept++];
        }
        return kept;
    }
}
