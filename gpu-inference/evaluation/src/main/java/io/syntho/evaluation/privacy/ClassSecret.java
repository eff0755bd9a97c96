package io.syntho.evaluation.privacy;

import java.util.Arrays;

/**
 * What classes of rows give away of one secret column.
 *
 * @param distinct fewest distinct values in a class; a missing value counts as one
 * @param closeness greatest distance of a class's distribution from the whole table's, 0 to 1: the earth mover's, over places for numbers (Li, Li and
 *     Venkatasubramanian, t-Closeness, ICDE 2007, section 5), which for categories is the total variation
 */
record ClassSecret(int distinct, double closeness) {

    /** Looks into each of {@code groups}. */
    static ClassSecret of(Ranks ranks, RowGroups groups) {
        double[] whole = shares(ranks);
        Order order = ranks.ordered() ? Order.of(whole) : null;
        int distinct = Integer.MAX_VALUE;
        double closeness = 0;
        for (int group = 0; group < groups.count(); group++) {
            int[] found = new int[groups.size(group)];
            for (int i = 0; i < found.length; i++) {
                found[i] = ranks.ofRow()[groups.rows()[groups.starts()[group] + i]];
            }
            Arrays.sort(found);
            distinct = Math.min(distinct, distinct(found));
            closeness = Math.max(closeness, order == null ? variation(found, whole) : order.distance(found));
        }
        return new ClassSecret(distinct, Math.min(1, closeness));
    }

    private static double[] shares(Ranks ranks) {
        double[] shares = new double[ranks.count()];
        for (int rank : ranks.ofRow()) {
            shares[rank] += 1.0 / ranks.ofRow().length;
        }
        return shares;
    }

    private static int distinct(int[] sorted) {
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return distinct;
    }

    /** What the class has more of; as much as it has less of elsewhere. */
    private static double variation(int[] sorted, double[] whole) {
        double more = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = end(sorted, from);
            more += Math.max(0, (double) (to - from) / sorted.length - whole[sorted[from]]);
            from = to;
        }
        return more;
    }

    private static int end(int[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }

    /**
     * The whole table's distribution over ordered places.
     *
     * @param upTo share of rows at or below each place
     * @param sums sum of {@code upTo} below each place, one longer
     */
    private record Order(double[] upTo, double[] sums) {

        static Order of(double[] shares) {
            double[] upTo = new double[shares.length];
            double[] sums = new double[shares.length + 1];
            double share = 0;
            for (int place = 0; place < shares.length; place++) {
                share += shares[place];
                upTo[place] = share;
                sums[place + 1] = sums[place] + share;
            }
            return new Order(upTo, sums);
        }

        /** Mean over places but the last of how far the class's share up to there is from the whole's. */
        double distance(int[] sorted) {
            int last = upTo.length - 1;
            if (last == 0) {
                return 0;
            }
            double sum = between(0, sorted[0], 0);
            for (int from = 0; from < sorted.length; ) {
                int to = end(sorted, from);
                int next = to < sorted.length ? sorted[to] : last;
                sum += between(sorted[from], next, (double) to / sorted.length);
                from = to;
            }
            return sum / last;
        }

        /** Sum over places {@code from} to before {@code to} of {@code |share - upTo|}, without walking them all: upTo never falls. */
        private double between(int from, int to, double share) {
            if (from >= to) {
                return 0;
            }
            int cross = Arrays.binarySearch(upTo, from, to, share);
            int above = cross < 0 ? -cross - 1 : cross;
            return share * (above - from)
                    - (sums[above] - sums[from])
                    + (sums[to] - sums[above])
                    - share * (to - above);
        }
    }
}
