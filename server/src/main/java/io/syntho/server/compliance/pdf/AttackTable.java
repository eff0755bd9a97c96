package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.AttackSetup;
import io.syntho.evaluation.privacy.Outcome;
import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.evaluation.privacy.Rate;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Attacks on one column each: how often they succeed, how often control and guessing do, and the risk that is left. */
final class AttackTable {

    private static final int COLUMNS = 60;
    private static final int KNOWN = 12;

    private AttackTable() {}

    /** Whether every component is an attack with its control and baseline. */
    static boolean fits(List<PrivacyComponent> components) {
        return components.stream()
                .allMatch(component -> rate(component, "attack").isPresent()
                        && rate(component, "control").isPresent()
                        && rate(component, "baseline").isPresent());
    }

    static List<Block> of(List<PrivacyComponent> components) {
        List<List<Cell>> rows = new ArrayList<>();
        components.stream().limit(COLUMNS).map(AttackTable::row).forEach(rows::add);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(
                List.of(
                        Column.text("Column", 82),
                        Column.text("Outcome", 76),
                        Column.figures("Training rows", 56),
                        Column.figures("Hold-out rows, as control", 56),
                        Column.figures("Guessing", 54),
                        Column.figures("Training rows in hand", 56),
                        Column.figures("Risk, 95 % interval", 68),
                        Column.figures("Score", 43)),
                rows));
        if (components.size() > COLUMNS) {
            blocks.add(Paragraph.of(
                    "%s more columns; none of them scores lower than %s."
                            .formatted(
                                    Words.count(components.size() - COLUMNS),
                                    Words.score(components.get(COLUMNS).score())),
                    Style.SMALL));
        }
        return blocks;
    }

    /** What an attacker was given, in a sentence. */
    static String setup(AttackSetup attack) {
        String made = "Attacks: %s of %s planned.".formatted(Words.count(attack.made()), Words.count(attack.planned()));
        if (attack.knownColumns().isEmpty()) {
            return made;
        }
        String known = Words.names(attack.knownColumns(), KNOWN);
        return attack.otherColumns().isEmpty()
                ? "%s Known: %s.".formatted(made, known)
                : "%s One record: %s. The other: %s.".formatted(made, known, Words.names(attack.otherColumns(), KNOWN));
    }

    private static List<Cell> row(PrivacyComponent component) {
        boolean measured = component.outcome() == Outcome.MEASURED;
        return List.of(
                Cell.of(Words.name(component.column().orElse("")), Style.CELL.strong()),
                measured
                        ? Cell.of("Measured")
                        : Cell.marked(new Mark(Mark.Shape.TRIANGLE, Palette.AMBER), "Inconclusive"),
                share(component, "attack"),
                share(component, "control"),
                share(component, "baseline"),
                rate(component, "reachable").map(AttackTable::share).orElse(Cell.figure("–")),
                component
                        .risk()
                        .map(risk -> two(
                                Words.share(risk.estimate()),
                                "%s to %s".formatted(Words.share(risk.lower()), Words.share(risk.upper()))))
                        .orElse(Cell.figure("–")),
                Cell.figure(measured ? Words.score(component.score()) : "–"));
    }

    private static Cell share(PrivacyComponent component, String name) {
        return share(rate(component, name).orElseThrow());
    }

    private static Cell share(Rate rate) {
        return two(
                rate.trials() == 0 ? "–" : Words.percent(rate.successes() / rate.trials()),
                "of " + Words.count(rate.trials()));
    }

    private static Cell two(String upper, String lower) {
        return Cell.ofParagraphs(List.of(
                List.of(new Run(upper, Style.CELL.figures())),
                List.of(new Run(lower, Style.CELL.figures().in(Palette.MUTED)))));
    }

    private static Optional<Rate> rate(PrivacyComponent component, String name) {
        return component.rates().stream()
                .filter(rate -> rate.name().equals(name))
                .findFirst();
    }
}
