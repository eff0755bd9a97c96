package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.Count;
import io.syntho.evaluation.privacy.Interval;
import io.syntho.evaluation.privacy.Outcome;
import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.Rate;
import io.syntho.server.compliance.MeasureWords;
import io.syntho.server.compliance.StandingWords;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Piece.Place;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One privacy measure: how to read it, what it found, its interval, and what was counted. */
final class MeasureBlocks {

    private static final int COLUMNS = 60;

    private MeasureBlocks() {}

    static List<Block> of(PrivacyMeasure measure, List<PrivacyComponent> components) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Heading.within(MeasureWords.title(measure)));
        blocks.add(Paragraph.of(StandingWords.CURRENT.measures().get(measure), Style.SMALL)
                .gap(2)
                .withNext());
        if (components.isEmpty()) {
            blocks.add(Paragraph.of(MeasureWords.absent(measure)));
        } else if (components.stream().allMatch(component -> component.column().isPresent())) {
            blocks.addAll(AttackTable.fits(components) ? AttackTable.of(components) : List.of(perColumn(components)));
        } else {
            components.forEach(component -> blocks.addAll(whole(component)));
        }
        return blocks;
    }

    private static List<Block> whole(PrivacyComponent component) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(RiskBar.of(component).place(Place.WITH_NEXT));
        Paragraph found = Paragraph.of(Words.cut(component.explanation(), 600));
        blocks.add(component.rates().isEmpty() ? found : found.withNext());
        if (!component.rates().isEmpty()) {
            blocks.add(rates(component.rates()));
        }
        if (!component.counts().isEmpty()) {
            blocks.add(Paragraph.of(
                    component.counts().stream().map(MeasureBlocks::count).collect(Collectors.joining("  ·  ")),
                    Style.SMALL));
        }
        component.attack().ifPresent(attack -> blocks.add(Paragraph.of(AttackTable.setup(attack), Style.SMALL)));
        return blocks;
    }

    private static String count(Count count) {
        return "%s: %s".formatted(Words.plain(count.name()).replace("holdout", "hold-out"), Words.count(count.value()));
    }

    private static Block rates(List<Rate> rates) {
        return new Table(
                List.of(
                        Column.text("Counted", 190),
                        Column.figures("Found", 70),
                        Column.figures("Of", 70),
                        Column.figures("Share", 70),
                        Column.figures("95 % interval", 91)),
                rates.stream()
                        .map(rate -> List.of(
                                Cell.of(StandingWords.CURRENT
                                        .rates()
                                        .getOrDefault(rate.name(), Words.plain(rate.name()))),
                                Cell.figure(successes(rate)),
                                Cell.figure(Words.count(rate.trials())),
                                Cell.figure(rate.trials() == 0 ? "–" : Words.percent(rate.successes() / rate.trials())),
                                Cell.figure(interval(rate.share()))))
                        .toList());
    }

    /** Ties count half. */
    private static String successes(Rate rate) {
        return rate.successes() == Math.rint(rate.successes())
                ? Words.count((long) rate.successes())
                : String.format(Locale.ROOT, "%,.1f", rate.successes());
    }

    /** What is computed rather than counted has none. */
    private static String interval(Interval share) {
        if (share.lower() == share.upper()) {
            return "–";
        }
        return "%s to %s".formatted(Words.percent(share.lower()), Words.percent(share.upper()));
    }

    private static Block perColumn(List<PrivacyComponent> components) {
        List<List<Cell>> rows = components.stream()
                .limit(COLUMNS)
                .map(component -> List.of(
                        Cell.of(Words.name(component.column().orElse("")), Style.CELL.strong()),
                        outcome(component),
                        Cell.figure(component
                                .risk()
                                .map(risk -> Words.share(risk.upper()))
                                .orElse("–")),
                        Cell.figure(component.outcome() == Outcome.MEASURED ? Words.score(component.score()) : "–"),
                        Cell.of(explanation(component))))
                .collect(Collectors.toCollection(ArrayList::new));
        if (components.size() > COLUMNS) {
            rows.add(List.of(
                    Cell.of("%s more columns".formatted(Words.count(components.size() - COLUMNS))),
                    Cell.of(""),
                    Cell.of(""),
                    Cell.figure("≥ " + Words.score(components.get(COLUMNS).score())),
                    Cell.of("None of them scores lower than those above.")));
        }
        return new Table(
                List.of(
                        Column.text("Column", 105),
                        Column.text("Outcome", 78),
                        Column.figures("Risk, upper bound", 56),
                        Column.figures("Score", 48),
                        Column.text("What was found", 204)),
                rows);
    }

    private static List<Run> explanation(PrivacyComponent component) {
        return List.of(new Run(Words.cut(component.explanation(), 400), Style.CELL));
    }

    private static Cell outcome(PrivacyComponent component) {
        return component.outcome() == Outcome.MEASURED
                ? Cell.of("Measured")
                : Cell.marked(new Mark(Mark.Shape.TRIANGLE, Palette.AMBER), "Inconclusive");
    }
}
