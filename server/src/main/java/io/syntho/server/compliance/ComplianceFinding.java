package io.syntho.server.compliance;

import java.util.List;

/**
 * One thing that was checked.
 *
 * @param code stable name of the check, such as {@code hipaa.safe_harbor.F}
 * @param reference what of the law it is about, such as {@code Art. 4(5) GDPR}; empty when none in particular
 * @param title what was checked, in a few words
 * @param outcome what it came to
 * @param reason why, in a sentence, with the figure that decided
 * @param columns columns that it concerns
 */
public record ComplianceFinding(
        String code, String reference, String title, Outcome outcome, String reason, List<String> columns) {

    /** Keeps the list unmodifiable. */
    public ComplianceFinding {
        columns = List.copyOf(columns);
    }

    /** What a check comes to. */
    public enum Outcome {
        /** Nothing was found against it. */
        PASSED,
        /** Something was found against it. */
        FAILED,
        /** It needs a person's eye. */
        REVIEW,
        /** Software can not tell. */
        NOT_ASSESSABLE,
        /** It does not apply here. */
        NOT_APPLICABLE
    }
}
