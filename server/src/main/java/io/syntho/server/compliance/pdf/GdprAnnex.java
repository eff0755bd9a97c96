package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.LawText;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.List;

/** What the document says to the General Data Protection Regulation. */
final class GdprAnnex {

    private GdprAnnex() {}

    static List<Block> blocks(ComplianceDocument document) {
        LawText law = LawText.CURRENT;
        return List.of(
                Paragraph.of(
                        "Law text of version %s. This annex helps a controller to find what it needs; it is no legal advice."
                                .formatted(document.lawVersion()),
                        Style.SMALL),
                Heading.within("Checks"),
                FindingsTable.of(document.findings().stream()
                        .filter(finding -> finding.code().startsWith("gdpr."))
                        .toList()),
                Heading.within("Provisions"),
                Provisions.of(law.gdpr()),
                Heading.within("Prompts for a data protection impact assessment"),
                new Table(
                        List.of(
                                Column.text("Provision", 72),
                                Column.text("What the assessment shall contain", 222),
                                Column.text("Where this document speaks to it", 197)),
                        law.impactAssessment().stream()
                                .map(prompt -> List.of(
                                        Cell.of(prompt.reference(), Style.CELL.strong()),
                                        Cell.of(prompt.prompt()),
                                        Cell.of(prompt.here())))
                                .toList()));
    }
}
