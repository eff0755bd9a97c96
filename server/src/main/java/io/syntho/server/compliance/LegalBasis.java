package io.syntho.server.compliance;

/** The ground of lawfulness that an owner declares, by Art. 6(1) GDPR. */
public enum LegalBasis {
    /** Letter (a). */
    CONSENT("Consent, Art. 6(1)(a) GDPR"),
    /** Letter (b). */
    CONTRACT("Contract, Art. 6(1)(b) GDPR"),
    /** Letter (c). */
    LEGAL_OBLIGATION("Legal obligation, Art. 6(1)(c) GDPR"),
    /** Letter (d). */
    VITAL_INTERESTS("Vital interests, Art. 6(1)(d) GDPR"),
    /** Letter (e). */
    PUBLIC_TASK("Public task, Art. 6(1)(e) GDPR"),
    /** Letter (f). */
    LEGITIMATE_INTERESTS("Legitimate interests, Art. 6(1)(f) GDPR"),
    /** The owner says that the data are not about persons. */
    NO_PERSONAL_DATA("None needed: the owner declares that the data hold nothing about persons");

    private final String label;

    LegalBasis(String label) {
        this.label = label;
    }

    /** What it is called in a report. */
    public String label() {
        return label;
    }
}
