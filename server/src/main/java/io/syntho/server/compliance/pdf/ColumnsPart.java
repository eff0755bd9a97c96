package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.server.compliance.ColumnFacts;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.StandingWords;
import io.syntho.server.compliance.Treatment;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Each column: what it is, what was found in it, and what became of it. Wide tables show what matters and count the rest. */
final class ColumnsPart {

    /** Most columns that stand one a row. */
    static final int SHOWN = 200;

    private static final int FURTHER = 150;
    private static final int EVIDENCE = 240;
    private static final int EXAMPLE = 40;

    private ColumnsPart() {}

    static List<Block> blocks(ComplianceEvidence evidence) {
        List<ColumnFacts> columns = evidence.columns();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(summary(columns)));
        blocks.add(Paragraph.of(legend(columns), Style.SMALL));
        List<Numbered> shown = shown(columns);
        if (shown.size() < columns.size()) {
            blocks.add(Paragraph.of(
                    "%s of the %s columns stand below, those first that hold personal data, were not learned, or were corrected by the owner. The sums above count all of them."
                            .formatted(Words.count(shown.size()), Words.count(columns.size())),
                    Style.SMALL));
        }
        blocks.add(new Table(
                List.of(
                        Column.figures("#", 26),
                        Column.text("Column", 118),
                        Column.text("Type, meaning", 93),
                        Column.text("Personal data and evidence", 123),
                        Column.text("Treatment", 70),
                        Column.text("HIPAA", 61)),
                shown.stream().map(ColumnsPart::row).toList()));
        blocks.addAll(further(columns, shown));
        blocks.add(Paragraph.of(StandingWords.CURRENT.replacement(), Style.SMALL));
        return blocks;
    }

    /** No column with personal data goes without being named. */
    private static List<Block> further(List<ColumnFacts> columns, List<Numbered> shown) {
        Set<String> named = shown.stream().map(column -> column.column().name()).collect(Collectors.toSet());
        Map<PiiKind, List<String>> kinds = new EnumMap<>(PiiKind.class);
        columns.stream()
                .filter(column -> !named.contains(column.name()))
                .forEach(column -> column.pii()
                        .ifPresent(finding -> kinds.computeIfAbsent(finding.kind(), kind -> new ArrayList<>())
                                .add(column.name())));
        return kinds.isEmpty()
                ? List.of()
                : List.of(
                        Heading.within("Further columns with personal data"),
                        new Table(
                                List.of(
                                        Column.text("Personal data", 110),
                                        Column.figures("Columns", 50),
                                        Column.text("Names", 331)),
                                kinds.entrySet().stream()
                                        .map(entry -> List.of(
                                                Cell.of(Labels.kind(entry.getKey()), Style.CELL.strong()),
                                                Cell.figure(Words.count(
                                                        entry.getValue().size())),
                                                Cell.of(Words.names(entry.getValue(), FURTHER))
                                                        .atMost(30)))
                                        .toList()));
    }

    private static String summary(List<ColumnFacts> columns) {
        Map<Treatment, Long> counts = columns.stream()
                .collect(Collectors.groupingBy(
                        ColumnFacts::treatment, () -> new EnumMap<>(Treatment.class), Collectors.counting()));
        long personal =
                columns.stream().filter(column -> column.pii().isPresent()).count();
        String treatments = counts.entrySet().stream()
                .map(entry -> "%s %s".formatted(Words.count(entry.getValue()), Labels.treatment(entry.getKey())))
                .collect(Collectors.joining(", "));
        return "Of %s, %s hold personal data as far as the scan can tell. Treatment: %s."
                .formatted(
                        columns.size() == 1 ? "1 column" : Words.count(columns.size()) + " columns",
                        personal == 0 ? "none" : Words.count(personal),
                        treatments);
    }

    private static String legend(List<ColumnFacts> columns) {
        return Arrays.stream(Treatment.values())
                .filter(treatment -> columns.stream().anyMatch(column -> column.treatment() == treatment))
                .map(treatment ->
                        "%s: %s".formatted(capital(Labels.treatment(treatment)), Labels.explanation(treatment)))
                .collect(Collectors.joining(". ", "", "."));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static List<Numbered> shown(List<ColumnFacts> columns) {
        List<Numbered> all = new ArrayList<>();
        for (ColumnFacts column : columns) {
            all.add(new Numbered(all.size() + 1, column));
        }
        if (all.size() <= SHOWN) {
            return all;
        }
        List<Numbered> first = new ArrayList<>(
                all.stream().filter(Numbered::matters).limit(SHOWN).toList());
        all.stream()
                .filter(column -> !column.matters())
                .limit(SHOWN - first.size())
                .forEach(first::add);
        return first;
    }

    private static List<Cell> row(Numbered numbered) {
        ColumnFacts column = numbered.column();
        Style muted = Style.CELL.in(Palette.MUTED);
        List<Run> type = new ArrayList<>();
        type.add(new Run(
                "%s, %s".formatted(Words.plain(column.type().name()), Labels.meaning(column.meaning())), Style.CELL));
        if (column.correctedByOwner()) {
            type.add(new Run(" (set by the owner)", muted));
        }
        return List.of(
                Cell.of(String.valueOf(numbered.number()), muted.figures()),
                Cell.of(Words.name(column.name()), Style.CELL.strong()),
                Cell.of(type),
                column.pii().map(ColumnsPart::evidence).orElse(Cell.of("none found", muted)),
                Cell.of(Labels.treatment(column.treatment())).with(Labels.mark(column.treatment())),
                hipaa(column));
    }

    private static Cell evidence(PiiFinding finding) {
        Style muted = Style.CELL.in(Palette.MUTED);
        List<List<Run>> paragraphs = new ArrayList<>();
        paragraphs.add(List.of(
                new Run(Labels.kind(finding.kind()), Style.CELL.strong()),
                new Run(
                        "  %s sure%s"
                                .formatted(
                                        Words.about(finding.confidence()), finding.inFreeText() ? ", within text" : ""),
                        muted)));
        paragraphs.add(List.of(new Run(Words.cut(finding.evidence(), EVIDENCE), Style.CELL)));
        if (!finding.maskedExamples().isEmpty()) {
            paragraphs.add(List.of(
                    new Run("e.g. ", muted),
                    new Run(Words.cut(finding.maskedExamples().getFirst(), EXAMPLE), muted.code())));
        }
        return Cell.ofParagraphs(paragraphs);
    }

    private static Cell hipaa(ColumnFacts column) {
        Style muted = Style.CELL.in(Palette.MUTED);
        return column.hipaa()
                .map(letter -> Cell.of(List.of(
                        new Run(letter.name() + "  ", Style.CELL.strong()),
                        new Run(column.treatment().learned() ? "learned" : "not learned", muted))))
                .orElse(Cell.of("–", muted));
    }

    private record Numbered(int number, ColumnFacts column) {

        boolean matters() {
            return column.pii().isPresent()
                    || column.correctedByOwner()
                    || !column.treatment().learned();
        }
    }
}
