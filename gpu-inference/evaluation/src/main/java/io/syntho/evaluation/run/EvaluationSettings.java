package io.syntho.evaluation.run;

import io.syntho.evaluation.run.EvaluationInputException.Reason;
import io.syntho.tabular.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of an evaluation.
 *
 * @param target column that a model learned from synthetic rows is to predict; empty: guessed
 * @param sensitive columns whose values an attacker would like to infer; empty: every column
 * @param seed of every sample drawn: the same tables and seed give the same result
 */
public record EvaluationSettings(Optional<String> target, Set<String> sensitive, long seed) {

    /** Keeps the set unmodifiable. */
    public EvaluationSettings {
        sensitive = Set.copyOf(sensitive);
    }

    /** Nothing named: the target is guessed, and every column may be sensitive. */
    public static EvaluationSettings of(long seed) {
        return new EvaluationSettings(Optional.empty(), Set.of(), seed);
    }

    /**
     * Asks for every sensitive column to be one of {@code schema}.
     *
     * @throws EvaluationInputException when one is not
     */
    public void requireSensitiveIn(TableSchema schema) {
        List<String> names =
                schema.columns().stream().map(column -> column.name()).toList();
        for (String column : sensitive) {
            if (!names.contains(column)) {
                throw new EvaluationInputException(
                        Reason.NO_SUCH_SENSITIVE_COLUMN,
                        "sensitive column: %s (expected: a column of the training table)".formatted(column));
            }
        }
    }
}
