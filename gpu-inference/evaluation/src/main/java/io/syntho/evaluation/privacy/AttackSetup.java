package io.syntho.evaluation.privacy;

import java.util.List;

/**
 * What an attacker was given.
 *
 * @param knownColumns the columns known; for linkability those of the first record; empty for inference in a table of more than 60 columns: all others
 * @param otherColumns for linkability the columns of the second record; else empty
 * @param planned attacks planned: the budget
 * @param made attacks made: as many as the data allowed
 */
public record AttackSetup(List<String> knownColumns, List<String> otherColumns, long planned, long made) {

    /** Keeps the lists unmodifiable. */
    public AttackSetup {
        knownColumns = List.copyOf(knownColumns);
        otherColumns = List.copyOf(otherColumns);
    }

    /** An attacker who knows {@code columns}. */
    static AttackSetup knowing(List<String> columns, long planned, long made) {
        return new AttackSetup(columns, List.of(), planned, made);
    }
}
