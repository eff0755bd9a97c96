package io.syntho.local.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be evaluated. All tables may be of any type that is read.
 *
 * @param train rows that the synthetic ones were made from
 * @param holdout rows of the same origin that were set aside
 * @param synthetic rows made; may lack columns
 * @param target column that others are to predict; empty: chosen
 * @param sensitive columns whose values an attacker would like to infer; empty: all
 * @param seed of every sample drawn
 */
public record EvaluationRun(
        Path train, Path holdout, Path synthetic, Optional<String> target, Set<String> sensitive, long seed) {

    /** Keeps the set unmodifiable. */
    public EvaluationRun {
        sensitive = Set.copyOf(sensitive);
    }
}
