package io.syntho.server.compliance;

import java.util.Locale;

/** Which rules a document speaks to. */
public enum ReportType {
    /** The General Data Protection Regulation. */
    GDPR,
    /** HIPAA Safe Harbor, 45 CFR 164.514(b)(2). */
    HIPAA,
    /** Both, with all annexes. */
    COMBINED;

    /** As the database spells it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the GDPR's part belongs to it. */
    public boolean gdpr() {
        return this != HIPAA;
    }

    /** Whether HIPAA's part belongs to it. */
    public boolean hipaa() {
        return this != GDPR;
    }
}
