package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.ClassSizes;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.List;
import java.util.Locale;

/** Classes of rows with equal quasi-identifiers: k, l and t, beside those of the training rows. */
final class ClassBlocks {

    private static final int NAMES = 12;

    private ClassBlocks() {}

    static List<Block> of(ClassSizes classes) {
        return List.of(
                Heading.within("Classes of equal quasi-identifiers, as context"),
                Paragraph.of(
                                "Rows that are equal in %s form a class. A synthetic row stands for nobody, so a small class is no leak by itself: this does not enter the score. %s"
                                        .formatted(Words.names(classes.quasiIdentifiers(), NAMES), secrets(classes)))
                        .withNext(),
                new Table(
                        List.of(
                                Column.text("Rows", 110),
                                Column.figures("Smallest class (k-anonymity)", 95),
                                Column.figures("Rows in classes of fewer than %d".formatted(ClassSizes.SMALL), 95),
                                Column.figures("Fewest values of a secret (l-diversity)", 95),
                                Column.figures("Greatest distance of a secret (t-closeness)", 96)),
                        List.of(row("Synthetic", classes.synthetic()), row("Training", classes.training()))));
    }

    private static String secrets(ClassSizes classes) {
        return classes.secrets().isEmpty()
                ? "No other column differs from row to row."
                : "Secrets that a class may give away: %s.".formatted(Words.names(classes.secrets(), NAMES));
    }

    private static List<Cell> row(String name, ClassSizes.Classes found) {
        return List.of(
                Cell.of(name, Style.CELL.strong()),
                Cell.figure(Words.count(found.smallest())),
                Cell.figure(Words.percent(found.smallShare())),
                Cell.figure(
                        found.distinctSecrets().isPresent()
                                ? Words.count(found.distinctSecrets().getAsInt())
                                : "–"),
                Cell.figure(
                        found.closeness().isPresent()
                                ? String.format(
                                        Locale.ROOT, "%.3f", found.closeness().getAsDouble())
                                : "–"));
    }
}
