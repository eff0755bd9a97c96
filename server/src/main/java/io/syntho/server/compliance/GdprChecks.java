package io.syntho.server.compliance;

import io.syntho.server.compliance.ComplianceFinding.Outcome;
import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.List;

/** Findings under the General Data Protection Regulation. */
final class GdprChecks {

    private final ComplianceEvidence evidence;

    GdprChecks(ComplianceEvidence evidence) {
        this.evidence = evidence;
    }

    List<ComplianceFinding> findings() {
        return List.of(
                purpose(),
                legalBasis(),
                specialCategories(),
                records(),
                model(),
                erasure(),
                processor(),
                security(),
                impact());
    }

    private ComplianceFinding purpose() {
        boolean declared = !evidence.declaration().purpose().isBlank();
        return finding(
                "gdpr.purpose",
                "Art. 5(1)(b) GDPR",
                "Purpose",
                declared ? Outcome.PASSED : Outcome.REVIEW,
                declared ? "Declared by the owner; printed as declared, not checked." : "Not declared.");
    }

    private ComplianceFinding legalBasis() {
        long personal = evidence.columns().stream()
                .filter(column -> column.pii().isPresent())
                .count();
        String title = "Legal basis";
        String reference = "Art. 6(1) GDPR";
        if (evidence.declaration().legalBasis().isEmpty()) {
            return finding("gdpr.legal_basis", reference, title, Outcome.REVIEW, "Not declared.");
        }
        if (evidence.declaration().legalBasis().get() == LegalBasis.NO_PERSONAL_DATA && personal > 0) {
            return finding(
                    "gdpr.legal_basis",
                    reference,
                    title,
                    Outcome.REVIEW,
                    "The owner declares that the data hold nothing about persons, but the scan found personal data in %s."
                            .formatted(Plural.columns((int) personal)));
        }
        return finding(
                "gdpr.legal_basis",
                reference,
                title,
                Outcome.PASSED,
                "Declared by the owner; printed as declared, not checked.");
    }

    private ComplianceFinding specialCategories() {
        List<String> found = evidence.columns().stream()
                .filter(column -> column.pii()
                        .filter(finding -> finding.kind() == PiiKind.SPECIAL_CATEGORY)
                        .isPresent())
                .filter(column -> column.treatment().learned())
                .map(ColumnFacts::name)
                .toList();
        return new ComplianceFinding(
                "gdpr.special_categories",
                "Art. 9(1) GDPR",
                "Special categories of personal data",
                found.isEmpty() ? Outcome.PASSED : Outcome.REVIEW,
                found.isEmpty()
                        ? "No learned column was recognised as such."
                        : "%s %s learned: a ground of Art. 9(2) is needed for the real data."
                                .formatted(Plural.columns(found.size()), Plural.was(found.size())),
                found);
    }

    private ComplianceFinding records() {
        Declaration declared = evidence.declaration();
        List<String> missing = new ArrayList<>();
        note(missing, "controller", declared.controller());
        note(missing, "purpose", declared.purpose());
        note(missing, "recipients", declared.recipients());
        note(missing, "retention", declared.retention());
        return finding(
                "gdpr.records",
                "Art. 30(1) GDPR",
                "What a record of processing needs",
                missing.isEmpty() ? Outcome.PASSED : Outcome.REVIEW,
                missing.isEmpty()
                        ? "Controller, purpose, recipients and retention are declared."
                        : "Not declared: %s.".formatted(String.join(", ", missing)));
    }

    private static void note(List<String> missing, String name, String value) {
        if (value.isBlank()) {
            missing.add(name);
        }
    }

    private ComplianceFinding model() {
        boolean stored = evidence.generation().modelSha256().isPresent();
        return finding(
                "gdpr.model",
                "EDPB Opinion 28/2024",
                "The stored model",
                stored ? Outcome.NOT_ASSESSABLE : Outcome.NOT_APPLICABLE,
                stored
                        ? "A model trained on personal data is kept as personal data: owner only, deleted with the dataset, never sold."
                        : "No model was stored.");
    }

    private ComplianceFinding erasure() {
        return finding(
                "gdpr.erasure",
                "Art. 17 GDPR",
                "Erasure",
                Outcome.NOT_ASSESSABLE,
                "Deleting the dataset reaches the upload, the model and the reports; copies handed to others are for the controller to follow.");
    }

    private ComplianceFinding processor() {
        return finding(
                "gdpr.processor",
                "Art. 28(3) GDPR",
                "Contract with the processor",
                Outcome.NOT_ASSESSABLE,
                "Whether a contract governs the processing is not known to software.");
    }

    private ComplianceFinding security() {
        return finding(
                "gdpr.security",
                "Art. 32(1) GDPR",
                "Security of processing",
                Outcome.NOT_ASSESSABLE,
                "The document records hashes and versions; the measures around the recipients are not known to software.");
    }

    private ComplianceFinding impact() {
        return finding(
                "gdpr.impact_assessment",
                "Art. 35(7) GDPR",
                "Data protection impact assessment",
                Outcome.NOT_ASSESSABLE,
                "For the controller to decide; the annex gives its prompts and what this document answers of them.");
    }

    private static ComplianceFinding finding(
            String code, String reference, String title, Outcome outcome, String reason) {
        return new ComplianceFinding(code, reference, title, outcome, reason, List.of());
    }
}
