package io.syntho.evaluation;

import io.syntho.evaluation.privacy.ListingRule;
import java.math.BigDecimal;

/**
 * How good something is, coarsely, for those who do not own the data: exact figures leak when many may ask for them. The least band that may be listed begins
 * where {@link ListingRule} says.
 */
public enum ScoreBand {
    /** Below 40. */
    BELOW_40(0),
    /** 40 to below 60. */
    FROM_40(40),
    /** 60 to below 80. */
    FROM_60(60),
    /** 80 to below 90. */
    FROM_80(80),
    /** 90 and more. */
    FROM_90(90);

    private final int least;

    ScoreBand(int least) {
        this.least = least;
    }

    /**
     * The band of a score of 0 to 100.
     *
     * @throws IllegalArgumentException when it is no such score
     */
    public static ScoreBand of(double score) {
        if (!(score >= 0 && score <= 100)) {
            throw new IllegalArgumentException("score: %s (expected: 0 to 100)".formatted(score));
        }
        ScoreBand band = BELOW_40;
        for (ScoreBand candidate : values()) {
            if (score >= candidate.least) {
                band = candidate;
            }
        }
        return band;
    }

    /** The band of a share of 0 to 1, times 100; in decimals, since 100 × 0.29 is less than 29. */
    public static ScoreBand ofShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share: %s (expected: 0 to 1)".formatted(share));
        }
        return of(BigDecimal.valueOf(share).movePointRight(2).doubleValue());
    }
}
