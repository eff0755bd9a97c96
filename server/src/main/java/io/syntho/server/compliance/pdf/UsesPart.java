package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.StandingWords;
import io.syntho.server.compliance.typeset.Beside;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Bullets;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Panel;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import java.util.List;

/** The risk that remains, and what the table may and may not be used for. */
final class UsesPart {

    private UsesPart() {}

    static List<Block> blocks(ComplianceEvidence evidence) {
        StandingWords words = StandingWords.CURRENT;
        RiskLevel level = evidence.privacy().level();
        return List.of(
                Panel.of(
                        Signs.color(level),
                        List.of(
                                Paragraph.of(
                                        Signs.word(level), Style.BODY.strong().in(Signs.color(level))),
                                Paragraph.of(words.residual().get(level)).gap(2))),
                new Beside(
                        List.of(
                                uses("Intended uses", words.intended(), new Mark(Mark.Shape.CHECK, Palette.EMERALD)),
                                uses("Forbidden uses", words.forbidden(), new Mark(Mark.Shape.CROSS, Palette.ROSE))),
                        2,
                        14));
    }

    private static List<Block> uses(String title, List<String> uses, Mark mark) {
        return List.of(Paragraph.of(title, Style.BODY.strong()).withNext(), new Bullets(uses, Style.BODY, mark));
    }
}
