package io.syntho.server.compliance;

import java.util.Optional;

/**
 * What the data's owner declares about them. Printed as the owner's words, never checked. Empty text is shown as "not declared".
 *
 * @param controller who decides on the processing
 * @param purpose what the data were collected for, and what the synthetic ones are for
 * @param legalBasis the ground declared
 * @param recipients who is to receive the synthetic data
 * @param retention how long the data are kept
 */
public record Declaration(
        String controller, String purpose, Optional<LegalBasis> legalBasis, String recipients, String retention) {

    /** Nothing was declared. */
    public static final Declaration NONE = new Declaration("", "", Optional.empty(), "", "");
}
