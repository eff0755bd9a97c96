package io.syntho.server.compliance;

import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.RiskLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The sentences that every document says: versioned data, agreed once with those who answer for them, not written by code.
 *
 * @param version of the words
 * @param passed what it means that all checks passed
 * @param failed what it means that one did not
 * @param review what it means that something needs a person's eye
 * @param bands what a band means
 * @param notSaid what a document does not say
 * @param notMeasured what privacy measures exist that may not be in use
 * @param measures how a measure is to be read
 * @param rates what a counted share is called; those that are not here go by their own name
 * @param holdOut why rows are set aside
 * @param score how the score is made
 * @param budgets what is a sample, and what that does to the intervals
 * @param noDifferentialPrivacy what stands where there is no guarantee
 * @param limits limits and known critiques
 * @param intended intended uses
 * @param forbidden forbidden uses
 * @param residual what risk remains, by band
 * @param replacement how characters are shown that can not be printed
 */
public record StandingWords(
        String version,
        String passed,
        String failed,
        String review,
        Map<RiskLevel, String> bands,
        List<String> notSaid,
        List<NotMeasured> notMeasured,
        Map<PrivacyMeasure, String> measures,
        Map<String, String> rates,
        String holdOut,
        String score,
        String budgets,
        String noDifferentialPrivacy,
        List<String> limits,
        List<String> intended,
        List<String> forbidden,
        Map<RiskLevel, String> residual,
        String replacement) {

    /** The words in force. */
    public static final StandingWords CURRENT = JsonResource.read("/compliance/words-2026-3.json", StandingWords.class);

    /** Keeps the collections unmodifiable, and asks for a sentence for every band and measure. */
    public StandingWords {
        bands = Map.copyOf(bands);
        notSaid = List.copyOf(notSaid);
        notMeasured = List.copyOf(notMeasured);
        measures = Map.copyOf(measures);
        rates = Map.copyOf(rates);
        limits = List.copyOf(limits);
        intended = List.copyOf(intended);
        forbidden = List.copyOf(forbidden);
        residual = Map.copyOf(residual);
        if (bands.size() != RiskLevel.values().length
                || residual.size() != RiskLevel.values().length
                || measures.size() != PrivacyMeasure.values().length) {
            throw new IllegalArgumentException("words %s: a band or a measure has no sentence".formatted(version));
        }
    }

    /**
     * A measure that exists in the field.
     *
     * @param measure how names of {@link PrivacyMeasure} that make it begin
     * @param name what it is called
     * @param text what it is
     */
    public record NotMeasured(String measure, String name, String text) {

        /** Whether this build measures it. */
        boolean inUse() {
            return Arrays.stream(PrivacyMeasure.values())
                    .anyMatch(candidate -> candidate.name().startsWith(measure));
        }
    }

    /** What this build does not measure. */
    public List<NotMeasured> missingMeasures() {
        return notMeasured.stream().filter(entry -> !entry.inUse()).toList();
    }
}
