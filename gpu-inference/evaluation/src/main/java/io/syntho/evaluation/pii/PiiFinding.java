package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;
import java.util.List;
import java.util.Optional;

/**
 * Personal data found in a column.
 *
 * @param column its name
 * @param kind what was found
 * @param share share of the examined distinct values that are of this kind, 0 to 1; 1 where only the header could tell
 * @param confidence how sure the scan is, 0 to 1; 1 where the owner said so
 * @param evidence why, in words: which check held, which header word spoke for it; no values
 * @param maskedExamples up to three values with most characters masked
 * @param hipaa the Safe Harbor identifier; empty when it names none
 * @param examined distinct values that were looked at
 * @param inFreeText whether it stands inside running text rather than being the whole value
 */
public record PiiFinding(
        String column,
        PiiKind kind,
        double share,
        double confidence,
        String evidence,
        List<String> maskedExamples,
        Optional<HipaaIdentifier> hipaa,
        int examined,
        boolean inFreeText) {

    /** Checks shares and keeps the list unmodifiable. */
    public PiiFinding {
        if (!(share >= 0 && share <= 1) || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "share: %s, confidence: %s (expected: both 0 to 1)".formatted(share, confidence));
        }
        maskedExamples = List.copyOf(maskedExamples);
    }

    /** Whether the kind points to a person only together with other columns: cities, postal codes, ages. */
    public boolean quasiIdentifier() {
        return kind == PiiKind.CITY || kind == PiiKind.POSTAL_CODE || kind == PiiKind.AGE;
    }
}
