package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.QuantileFunction;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.Arrays;
import java.util.Optional;

/**
 * A column as the network sees it. Each value falls in one of {@link #cells()} cells: a category, a piece of a number's quantile function, or
 * missing. The network says a cell in one word, its class, or in two, its class and its slot within the class: a number of many pieces is first
 * placed among some dozen classes of about equal share, then among the pieces of that class.
 *
 * <p>Towards other columns a number appears as a point between two knots on the scale of its quantiles, so that neighbours look alike (piecewise
 * linear encoding: Gorishniy et al., "On embeddings for numerical features", 2022), and a frequent exact value also by name.
 */
final class Cells {

    /** Numbers of up to so many pieces are said in one word. */
    private static final int MOST_DIRECT = 40;

    private static final int CLASSES = 32;
    private static final int MOST_SLOTS = 64;

    /** A smooth number is described by this many knots. */
    private static final int KNOTS = 16;

    /** An exact value with at least this share of the rows is also known by name. */
    private static final double NAMED_SHARE = 0.001;

    private final double[] shares;
    private final int[] classOf;
    private final int[] slotOf;
    private final int classes;
    private final int slots;
    private final int[][] cellOf;
    private final int missing;

    private final int knots;
    private final double[] knotAt;
    private final int[] name;
    private final int names;

    /**
     * Cells with these shares of the training rows.
     *
     * @param missing the cell of missing values, or −1
     * @param numbers pieces that the first cells are; empty for categories
     */
    private Cells(double[] shares, int missing, Optional<QuantileFunction> numbers) {
        this.shares = shares;
        this.missing = missing;
        int cells = shares.length;
        int pieces = numbers.map(QuantileFunction::pieces).orElse(0);
        classOf = new int[cells];
        slotOf = new int[cells];
        classes = pieces > MOST_DIRECT ? group(pieces, cells) : direct(cells);
        slots = widest() > 1 ? widest() : 0;
        cellOf = new int[classes][Math.max(1, slots)];
        for (int[] row : cellOf) {
            Arrays.fill(row, -1);
        }
        spread();
        knots = pieces > 1 ? Math.min(KNOTS, pieces) : 0;
        knotAt = new double[cells];
        name = new int[cells];
        names = describe(pieces, numbers);
    }

    /** How a treatment's values are cut; empty for a column that there is nothing to learn about. */
    static Optional<Cells> of(Treatment treatment) {
        return switch (treatment) {
            case Categories(CategorySet set, boolean numeric) ->
                set.cells() > 1
                        ? Optional.of(new Cells(shares(set.rows()), set.missingCell(), Optional.empty()))
                        : Optional.empty();
            case Numbers numbers -> Optional.of(of(numbers));
            case Made made ->
                made.missingShare() > 0
                        ? Optional.of(new Cells(
                                new double[] {1 - made.missingShare(), made.missingShare()}, 1, Optional.empty()))
                        : Optional.empty();
            case Fixed fixed -> Optional.empty();
        };
    }

    private static Cells of(Numbers numbers) {
        QuantileFunction quantiles = numbers.quantiles();
        boolean gaps = numbers.missingShare() > 0;
        double[] shares = new double[quantiles.pieces() + (gaps ? 1 : 0)];
        for (int piece = 0; piece < quantiles.pieces(); piece++) {
            shares[piece] = (1 - numbers.missingShare())
                    * (quantiles.cut()[piece + 1] - quantiles.cut()[piece]);
        }
        if (gaps) {
            shares[quantiles.pieces()] = numbers.missingShare();
        }
        return new Cells(shares, gaps ? quantiles.pieces() : -1, Optional.of(quantiles));
    }

    private static double[] shares(long[] rows) {
        double total = Arrays.stream(rows).sum();
        return Arrays.stream(rows).mapToDouble(count -> count / total).toArray();
    }

    private int direct(int cells) {
        Arrays.setAll(classOf, cell -> cell);
        return cells;
    }

    /** Joins neighbouring pieces into classes; a piece with a class's share is one by itself. */
    private int group(int pieces, int cells) {
        double enough = 1.0 / CLASSES;
        int group = 0;
        int members = 0;
        double share = 0;
        for (int piece = 0; piece < pieces; piece++) {
            boolean full = share + shares[piece] / 2 > enough || members == MOST_SLOTS;
            if (members > 0 && full) {
                group++;
                members = 0;
                share = 0;
            }
            classOf[piece] = group;
            members++;
            share += shares[piece];
        }
        for (int cell = pieces; cell < cells; cell++) {
            classOf[cell] = ++group;
        }
        return group + 1;
    }

    private int widest() {
        int[] members = new int[classes];
        for (int group : classOf) {
            members[group]++;
        }
        return Arrays.stream(members).max().orElse(1);
    }

    /** Gives the cells of each class slots that say where in the class they lie, so that a slot means about the same in each. */
    private void spread() {
        int[] members = new int[classes];
        for (int group : classOf) {
            members[group]++;
        }
        int[] seen = new int[classes];
        for (int cell = 0; cell < classOf.length; cell++) {
            int group = classOf[cell];
            int slot = slots == 0 ? 0 : (int) ((seen[group] + 0.5) / members[group] * slots);
            seen[group]++;
            slotOf[cell] = slot;
            cellOf[group][slot] = cell;
        }
    }

    private int describe(int pieces, Optional<QuantileFunction> numbers) {
        int next = 0;
        double most = 0.5 / Math.max(1, knots);
        double total = Arrays.stream(shares, 0, pieces)
                .map(share -> Math.min(share, most))
                .sum();
        double below = 0;
        for (int cell = 0; cell < name.length; cell++) {
            boolean piece = cell < pieces;
            knotAt[cell] = -1;
            if (piece && knots > 0) {
                // A heavy value takes no more room than a knot has: the others would have none left.
                double room = Math.min(shares[cell], most);
                knotAt[cell] = (below + room / 2) / total * (knots - 1);
                below += room;
            }
            boolean named = !piece || knots == 0 || numbers.orElseThrow().atom(cell) && shares[cell] >= NAMED_SHARE;
            name[cell] = named ? next++ : -1;
        }
        return next;
    }

    /** Number of cells. */
    int cells() {
        return shares.length;
    }

    /** Share of the training rows in a cell. */
    double share(int cell) {
        return shares[cell];
    }

    /** The cell of missing values, or −1. */
    int missing() {
        return missing;
    }

    /** Number of first words. */
    int classes() {
        return classes;
    }

    /** Number of second words; 0 when the first says it all. */
    int slots() {
        return slots;
    }

    int classOf(int cell) {
        return classOf[cell];
    }

    int slotOf(int cell) {
        return slotOf[cell];
    }

    /** The cell that two words say, or −1 when they say nothing. */
    int cellOf(int group, int slot) {
        return cellOf[group][slot];
    }

    /** Rows of the embedding table that describe cells: knots, then names. */
    int embeddings() {
        return knots + names;
    }

    /** Where a number lies among its knots, or −1. */
    double knotAt(int cell) {
        return knotAt[cell];
    }

    /** Number of knots; 0 for categories. */
    int knots() {
        return knots;
    }

    /** The embedding that is a cell's own, or −1. */
    int name(int cell) {
        return name[cell] < 0 ? -1 : knots + name[cell];
    }
}
