package io.syntho.evaluation.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniquenessTest {

    @Test
    void amongAsManyRowsNothingChanges() {
        assertThat(Uniqueness.scaled(0.7, 0.2, 1)).isEqualTo(0.2);
        assertThat(Uniqueness.scaled(1, 0, 5)).isZero();
    }

    @Test
    void rarePredicatesAreMetAsManyTimesAsOftenAmongAsManyTimesTheRows() {
        assertThat(Uniqueness.scaled(0.999, 0.001, 4)).isCloseTo(0.004, within(2e-5));
    }

    @Test
    void predicatesThatHoldForAllAlikeFollowPoissonsLaw() {
        double mean = 0.1;

        assertThat(Uniqueness.scaled(Math.exp(-mean), mean * Math.exp(-mean), 4))
                .isCloseTo(0.4 * Math.exp(-0.4), within(1e-6));
    }

    @Test
    void whatNoLawOfPeopleGivesStandsAsCounted() {
        assertThat(Uniqueness.scaled(0, 1, 4)).isEqualTo(1);
    }

    /** Weights from laws that are no gamma law: the error stays far below what the score asks. */
    @ParameterizedTest
    @CsvSource({"0.05, 1", "0.3, 2", "1, 3", "0.5, 0.5"})
    void otherLawsAreMetClosely(double mean, double power) {
        SplittableRandom random = new SplittableRandom(1);
        double none = 0;
        double one = 0;
        double among = 0;
        int predicates = 100_000;
        for (int i = 0; i < predicates; i++) {
            double expected = mean * (power + 1) * Math.pow(random.nextDouble(), power);
            none += Math.exp(-expected) / predicates;
            one += expected * Math.exp(-expected) / predicates;
            among += 4 * expected * Math.exp(-4 * expected) / predicates;
        }

        assertThat(Uniqueness.scaled(none, one, 4)).isCloseTo(among, within(0.04));
    }
}
