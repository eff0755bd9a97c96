package io.syntho.server.compliance.typeset;

import java.util.List;
import java.util.Optional;

/**
 * A cell of a table.
 *
 * @param paragraphs its text; each begins a line, and has at least one run
 * @param mark a sign before the text; empty for none
 * @param most lines that are shown, the last of them ending in an ellipsis when there are more
 */
public record Cell(List<List<Run>> paragraphs, Optional<Mark> mark, int most) {

    private static final int LINES = 9;

    /** Keeps the lists unmodifiable. */
    public Cell {
        paragraphs = paragraphs.stream().map(List::copyOf).toList();
    }

    /** Text. */
    public static Cell of(String text) {
        return of(text, Style.CELL);
    }

    /** Text of a style. */
    public static Cell of(String text, Style style) {
        return of(List.of(new Run(text, style)));
    }

    /** Text of several styles. */
    public static Cell of(List<Run> runs) {
        return ofParagraphs(List.of(runs));
    }

    /** Several paragraphs. */
    public static Cell ofParagraphs(List<List<Run>> paragraphs) {
        return new Cell(paragraphs, Optional.empty(), LINES);
    }

    /** A figure. */
    public static Cell figure(String text) {
        return of(text, Style.CELL.figures());
    }

    /** A sign and a word of its colour. */
    public static Cell marked(Mark mark, String text) {
        return of(text, Style.CELL.strong().in(mark.color())).with(mark);
    }

    /** The same behind a sign. */
    public Cell with(Mark newMark) {
        return new Cell(paragraphs, Optional.of(newMark), most);
    }

    /** The same with another bound of its lines. */
    public Cell atMost(int lines) {
        return new Cell(paragraphs, mark, lines);
    }

    /** Its lines at that width. */
    List<Line> lines(Typesetter typesetter, float width) {
        List<Line> lines = paragraphs.stream()
                .flatMap(runs -> typesetter.lines(runs, width).stream())
                .toList();
        return typesetter.clipped(
                lines, most, width, paragraphs.getLast().getLast().style());
    }
}
