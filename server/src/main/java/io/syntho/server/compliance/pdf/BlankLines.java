package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Piece;
import io.syntho.server.compliance.typeset.Piece.Place;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Tag;
import io.syntho.server.compliance.typeset.Typesetter;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines to write on.
 *
 * @param rows one line each
 */
record BlankLines(List<Row> rows) implements Block {

    /**
     * A line.
     *
     * @param label who or what it is for
     * @param fields what is to be written on it
     */
    record Row(String label, List<String> fields) {}

    /** Lines with the same fields. */
    static BlankLines of(List<String> labels, List<String> fields) {
        return new BlankLines(
                labels.stream().map(label -> new Row(label, fields)).toList());
    }

    private static final float HEIGHT = 40;
    private static final float LABEL = 116;
    private static final float GAP = 12;

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        List<Piece> pieces = new ArrayList<>();
        for (Row row : rows) {
            List<String> fields = row.fields();
            float each = (width - LABEL - GAP * (fields.size() - 1)) / fields.size();
            List<Line> name = typesetter.lines(List.of(new Run(row.label(), Style.CELL.strong())), LABEL - 10);
            Tag tag = parent.child("P");
            pieces.add(new Piece(pieces.isEmpty() ? 4 : 0, HEIGHT, Place.WITH_NEXT, (pen, left, top) -> {
                float rule = top - HEIGHT + 13;
                pen.decoration(() -> {
                    for (int field = 0; field < fields.size(); field++) {
                        float x = left + LABEL + field * (each + GAP);
                        pen.line(Palette.AXIS, 0.6f, x, rule, x + each, rule);
                    }
                });
                pen.tagged(tag, () -> {
                    pen.text(name, left, rule + name.size() * Style.CELL.leading() - 1);
                    for (int field = 0; field < fields.size(); field++) {
                        Line label = pen.typesetter().line(fields.get(field), Style.SMALL);
                        pen.text(label, left + LABEL + field * (each + GAP), rule - 1);
                    }
                });
            }));
        }
        Piece last = pieces.removeLast();
        pieces.add(new Piece(last.gap(), last.height(), Place.ANYWHERE, last.drawing()));
        return pieces;
    }
}
