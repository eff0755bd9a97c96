package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.server.compliance.ColumnFacts;
import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ComplianceFinding;
import io.syntho.server.compliance.FindingsRules;
import io.syntho.server.compliance.HipaaChecklist;
import io.syntho.server.compliance.LawText;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the document says to HIPAA's de-identification standard: the eighteen identifiers of Safe Harbor. */
final class HipaaAnnex {

    private static final int NAMES = 6;

    private HipaaAnnex() {}

    static List<Block> blocks(ComplianceDocument document) {
        LawText law = LawText.CURRENT;
        Map<String, ComplianceFinding> findings =
                document.findings().stream().collect(Collectors.toMap(ComplianceFinding::code, Function.identity()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(
                "Law text of version %s. The checklist says what was found in the real table and whether it was learned; it is no expert determination."
                        .formatted(document.lawVersion()),
                Style.SMALL));
        blocks.add(Heading.within("The eighteen identifiers"));
        blocks.add(new Table(
                List.of(
                        Column.text("Letter", 30),
                        Column.text("Identifier", 172),
                        Column.text("In the real table", 84),
                        Column.text("Outcome", 82),
                        Column.text("Why", 123)),
                HipaaChecklist.of(document.evidence().columns(), FindingsRules.CURRENT.hipaaNotAssessable())
                        .items()
                        .stream()
                        .map(item -> row(
                                item,
                                findings.get(
                                        "hipaa.safe_harbor." + item.identifier().name())))
                        .toList()));
        blocks.add(Heading.within("The rest of the standard"));
        blocks.add(FindingsTable.of(
                List.of(findings.get("hipaa.actual_knowledge"), findings.get("hipaa.expert_determination"))));
        blocks.add(Heading.within("Provisions"));
        blocks.add(Provisions.of(law.hipaa()));
        return blocks;
    }

    private static List<Cell> row(HipaaChecklist.Item item, ComplianceFinding finding) {
        HipaaIdentifier identifier = item.identifier();
        List<Run> why = new ArrayList<>();
        why.add(new Run(finding.reason(), Style.CELL));
        if (!item.columns().isEmpty()) {
            why.add(new Run(
                    "  Columns: "
                            + Words.names(
                                    item.columns().stream()
                                            .map(ColumnFacts::name)
                                            .toList(),
                                    NAMES),
                    Style.CELL.in(Palette.MUTED)));
        }
        return List.of(
                Cell.of(identifier.name(), Style.CELL.strong().in(Palette.REAL)),
                Cell.of(LawText.CURRENT.identifiers().get(identifier)),
                status(item.status()),
                Signs.cell(finding.outcome()),
                Cell.of(why));
    }

    private static Cell status(HipaaChecklist.Status status) {
        return switch (status) {
            case DETECTED -> Cell.marked(new Mark(Mark.Shape.SQUARE, Palette.INK), "Detected");
            case NOT_DETECTED -> Cell.marked(new Mark(Mark.Shape.DASH, Palette.MUTED), "Not detected");
            case NOT_ASSESSABLE -> Cell.marked(new Mark(Mark.Shape.RING, Palette.MUTED), "Not assessable");
        };
    }
}
