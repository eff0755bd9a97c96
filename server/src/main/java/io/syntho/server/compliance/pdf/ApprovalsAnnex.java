package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.LawText;
import io.syntho.server.compliance.StandingWords;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Bullets;
import io.syntho.server.compliance.typeset.Facts;
import io.syntho.server.compliance.typeset.Facts.Fact;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import java.util.ArrayList;
import java.util.List;

/** Places for people to sign, and the versions of everything that went into the document. */
final class ApprovalsAnnex {

    private ApprovalsAnnex() {}

    static List<Block> blocks(ComplianceDocument document) {
        ComplianceEvidence evidence = document.evidence();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of("To be filled in by people. The software leaves all of it blank."));
        blocks.add(Heading.within("Approvals"));
        blocks.add(BlankLines.of(
                List.of("Data owner", "Privacy or data protection officer", "Information security"),
                List.of("Name", "Decision and conditions", "Date, signature")));
        if (evidence.type().hipaa()) {
            blocks.add(Heading.within("Expert determination, 45 CFR 164.514(b)(1)"));
            blocks.add(new BlankLines(List.of(
                    new BlankLines.Row("Expert", List.of("Name", "Qualification", "Date, signature")),
                    new BlankLines.Row("Method and result", List.of("Statement, or where it is kept")))));
        }
        blocks.add(Heading.within("Retention"));
        blocks.add(BlankLines.of(
                List.of("Original upload", "Stored model", "Synthetic table and this document"),
                List.of("Keep until", "Responsible", "Deleted on, by")));
        blocks.add(Heading.within("Versions and sources"));
        blocks.add(new Facts(
                List.of(
                        Fact.of("Findings rules", document.rulesVersion()),
                        Fact.of("Privacy rules", evidence.privacy().ruleVersion()),
                        Fact.of("Quality rules", evidence.quality().ruleVersion()),
                        Fact.of("Law text", document.lawVersion()),
                        Fact.of("Standing words", StandingWords.CURRENT.version()),
                        Fact.of("Engine", evidence.generation().engineVersion())),
                120));
        blocks.add(new Bullets(LawText.CURRENT.sources(), Style.SMALL, new Mark(Mark.Shape.DOT, Palette.MUTED)));
        return blocks;
    }
}
