package io.syntho.server.compliance;

import io.syntho.evaluation.pii.HipaaIdentifier;
import java.util.List;
import java.util.Map;

/**
 * What the law says, as quoted in documents: versioned data, because it changes without us.
 *
 * @param version such as {@code gdpr-2016-679+hipaa-2013}
 * @param sources where the text is from
 * @param gdpr provisions of the GDPR and its interpreters
 * @param impactAssessment what an assessment by Art. 35(7) GDPR shall contain
 * @param hipaa provisions of HIPAA's de-identification standard
 * @param identifiers the eighteen identifiers in the rule's words
 */
public record LawText(
        String version,
        List<String> sources,
        List<Provision> gdpr,
        List<Prompt> impactAssessment,
        List<Provision> hipaa,
        Map<HipaaIdentifier, String> identifiers) {

    /** The text in force. */
    public static final LawText CURRENT = JsonResource.read("/compliance/law-2026-1.json", LawText.class);

    /** Keeps the collections unmodifiable, and asks for all eighteen identifiers. */
    public LawText {
        sources = List.copyOf(sources);
        gdpr = List.copyOf(gdpr);
        impactAssessment = List.copyOf(impactAssessment);
        hipaa = List.copyOf(hipaa);
        identifiers = Map.copyOf(identifiers);
        if (identifiers.size() != HipaaIdentifier.values().length) {
            throw new IllegalArgumentException("identifiers: %d (expected: 18)".formatted(identifiers.size()));
        }
    }

    /**
     * A provision.
     *
     * @param reference where it stands
     * @param title what it is about
     * @param quote its words; empty where it is only summed up
     * @param here what it means for this document
     */
    public record Provision(String reference, String title, String quote, String here) {}

    /**
     * Something an assessment shall contain.
     *
     * @param reference where that stands
     * @param prompt its words
     * @param here where this document speaks to it
     */
    public record Prompt(String reference, String prompt, String here) {}
}
