package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.quality.Detection;
import io.syntho.evaluation.quality.Efficacy;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What learned models say: whether rows can be told apart, and what a model learned from synthetic rows is worth. */
final class LearnedChecks {

    private static final int NAMES = 5;

    private LearnedChecks() {}

    static List<Block> blocks(QualityReport quality) {
        if (quality.detection().isEmpty() && quality.efficacy().isEmpty()) {
            return List.of();
        }
        List<List<Cell>> rows = new ArrayList<>();
        quality.detection().ifPresent(found -> rows.add(detection(found)));
        quality.efficacy().ifPresent(found -> rows.add(efficacy(found)));
        List<Block> blocks = new ArrayList<>(List.of(
                Heading.within("What models make of the rows"),
                new Table(
                        List.of(
                                Column.text("Question", 135),
                                Column.text("How it is answered", 216),
                                Column.figures("Synthetic", 65),
                                Column.figures("Real", 75)),
                        rows)));
        quality.detection()
                .filter(found -> !found.tellingColumns().isEmpty())
                .ifPresent(found -> blocks.add(Paragraph.of(
                        "Columns that tell synthetic rows most, alone or with others: %s. This says nothing of privacy; an analysis that needs these columns together should be repeated on real rows before one relies on it."
                                .formatted(Words.names(found.tellingColumns(), NAMES)),
                        Style.SMALL)));
        return blocks;
    }

    private static List<Cell> detection(Detection found) {
        return row(
                "Can rows be told apart?",
                "area under the curve of a classifier, 0.5: no, 1: always; %s"
                        .formatted(Words.cut(found.classifier(), 200)),
                String.format(Locale.ROOT, "%.3f", found.auc()),
                found.ceiling().isPresent()
                        ? String.format(Locale.ROOT, "%.3f", found.ceiling().getAsDouble())
                        : "–");
    }

    private static List<Cell> efficacy(Efficacy found) {
        String measure = switch (found.task()) {
            case BINARY -> "area under the curve";
            case MULTICLASS -> "mean F1 of the classes";
            case REGRESSION -> "share of the variance explained";
        };
        return row(
                "Can one learn from them?",
                "%s in predicting %s%s on %s hold-out rows; %s"
                        .formatted(
                                measure,
                                Words.name(found.target()),
                                found.guessed() ? " (our choice)" : "",
                                Words.count(found.testedRows()),
                                Words.cut(found.model(), 200)),
                String.format(Locale.ROOT, "%.3f", found.synthetic()),
                String.format(Locale.ROOT, "%.3f", found.real()));
    }

    private static List<Cell> row(String question, String how, String synthetic, String real) {
        return List.of(
                Cell.of(question, Style.CELL.strong()),
                Cell.of(how, Style.CELL.in(Palette.MUTED)),
                Cell.figure(synthetic),
                Cell.of(real, Style.CELL.figures().in(Palette.MUTED)));
    }
}
