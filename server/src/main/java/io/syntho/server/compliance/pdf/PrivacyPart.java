package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.privacy.Proximity;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.StandingWords;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Bullets;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** What the synthetic table gives away: the score, each measure with its counts and interval, and what was not measured. */
final class PrivacyPart {

    private static final int REASONS = 8;

    private PrivacyPart() {}

    static List<Block> blocks(ComplianceEvidence evidence) {
        PrivacyReport privacy = evidence.privacy();
        StandingWords words = StandingWords.CURRENT;
        List<Block> blocks = new ArrayList<>();
        blocks.add(BandStrip.of(privacy.level(), privacy.score()));
        blocks.add(Paragraph.of(words.score()));
        if (!privacy.reasons().isEmpty()) {
            blocks.add(new Bullets(
                    privacy.reasons().stream()
                            .limit(REASONS)
                            .map(reason -> Words.cut(reason, 500))
                            .toList(),
                    Style.BODY,
                    new Mark(Mark.Shape.DOT, Palette.REAL)));
        }
        blocks.add(Paragraph.of(basis(privacy), Style.SMALL));
        blocks.add(Paragraph.of(words.budgets(), Style.SMALL));
        for (PrivacyMeasure measure : PrivacyMeasure.values()) {
            List<PrivacyComponent> components = privacy.components().stream()
                    .filter(component -> component.measure() == measure)
                    .toList();
            blocks.addAll(MeasureBlocks.of(measure, components));
        }
        privacy.proximity().ifPresent(proximity -> blocks.addAll(proximity(proximity)));
        privacy.classes().ifPresent(classes -> blocks.addAll(ClassBlocks.of(classes)));
        if (!words.missingMeasures().isEmpty()) {
            blocks.add(Heading.within("Not measured in this version"));
            blocks.add(
                    Paragraph.of("These attacks are known and were not tried. Nothing here speaks for or against them.")
                            .withNext());
            blocks.add(new Bullets(
                    words.missingMeasures().stream()
                            .map(missing -> "%s: %s".formatted(missing.name(), missing.text()))
                            .toList(),
                    Style.BODY,
                    new Mark(Mark.Shape.RING, Palette.MUTED)));
        }
        return blocks;
    }

    private static String basis(PrivacyReport privacy) {
        return "Measured on %s training rows, %s hold-out rows and %s synthetic rows, by the rules of version %s."
                .formatted(
                        Words.count(privacy.rows().training()),
                        Words.count(privacy.rows().holdout()),
                        Words.count(privacy.rows().synthetic()),
                        privacy.ruleVersion());
    }

    private static List<Block> proximity(Proximity proximity) {
        return List.of(
                Heading.within("Distances, as context"),
                Paragraph.of(
                                "Distance of a row to the nearest of %s training rows, from 0 (equal) to 1 (every column differs by its range). Good values prove nothing and do not enter the score."
                                        .formatted(Words.count(proximity.trainingRows())))
                        .withNext(),
                new Table(
                        List.of(
                                Column.text("Rows", 150),
                                Column.figures("Asked", 60),
                                Column.figures("Nearest, 5th percentile", 75),
                                Column.figures("Nearest, median", 65),
                                Column.figures("Nearest to second, 5th percentile", 85),
                                Column.figures("Nearest to second, median", 75)),
                        List.of(
                                distances("Synthetic", proximity.synthetic()),
                                distances("Hold-out", proximity.holdout()))));
    }

    private static List<Cell> distances(String name, Proximity.Distances distances) {
        return List.of(
                Cell.of(name),
                Cell.figure(Words.count(distances.rows())),
                Cell.figure(Words.share(distances.nearestP5())),
                Cell.figure(Words.share(distances.nearestMedian())),
                Cell.figure(Words.share(distances.ratioP5())),
                Cell.figure(Words.share(distances.ratioMedian())));
    }
}
