package io.syntho.evaluation.learn;

/**
 * How trees are boosted.
 *
 * @param rounds how many times each output gets a tree
 * @param rate share of each tree's answer that is added, above 0 to 1
 * @param leaves most leaves of a tree, at least 2
 * @param leafRows least rows of a leaf
 */
public record BoostingOptions(int rounds, double rate, int leaves, int leafRows) {

    /** Rounds as given; the rest as is usual for tables of some thousand rows. */
    public static BoostingOptions ofRounds(int rounds) {
        return new BoostingOptions(rounds, 0.1, 31, 20);
    }

    /** Refuses what can not grow. */
    public BoostingOptions {
        if (rounds < 1 || rate <= 0 || rate > 1 || leaves < 2 || leafRows < 1) {
            throw new IllegalArgumentException(
                    "rounds %d, rate %s, leaves %d, leafRows %d (expected: 1 and up, above 0 to 1, 2 and up, 1 and up)"
                            .formatted(rounds, rate, leaves, leafRows));
        }
    }
}
