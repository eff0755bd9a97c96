package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ReportType;
import io.syntho.server.compliance.typeset.Block;
import java.util.ArrayList;
import java.util.List;

/** The parts of a document, in order. The type decides about the annexes. */
final class Parts {

    private Parts() {}

    static List<Part> of(ComplianceDocument document) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("1", "The result", ResultPart.blocks(document)));
        parts.add(Part.of("2", "The source", SourcePart.blocks(document.evidence())));
        parts.add(Part.of("3", "Columns and what became of them", ColumnsPart.blocks(document.evidence())));
        parts.add(Part.of("4", "How the table was made", MethodPart.blocks(document.evidence())));
        parts.add(Part.of("5", "Privacy", PrivacyPart.blocks(document.evidence())));
        parts.add(Part.of("6", "Utility", UtilityPart.blocks(document.evidence().quality())));
        parts.add(Part.of("7", "Limits and known critiques", LimitsPart.blocks()));
        parts.add(Part.of("8", "Remaining risk and uses", UsesPart.blocks(document.evidence())));
        for (Annex annex : annexes(document)) {
            String letter = String.valueOf((char) ('A' + parts.size() - 8));
            parts.add(Part.onNewPage(letter, annex.title(), annex.blocks()));
        }
        return parts;
    }

    private static List<Annex> annexes(ComplianceDocument document) {
        ReportType type = document.evidence().type();
        List<Annex> annexes = new ArrayList<>();
        if (type.gdpr()) {
            annexes.add(new Annex("Annex: GDPR", GdprAnnex.blocks(document)));
        }
        if (type.hipaa()) {
            annexes.add(new Annex("Annex: HIPAA", HipaaAnnex.blocks(document)));
        }
        annexes.add(new Annex("Annex: approvals and retention", ApprovalsAnnex.blocks(document)));
        return annexes;
    }

    private record Annex(String title, List<Block> blocks) {}
}
