package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Piece;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Tag;
import io.syntho.server.compliance.typeset.Typesetter;
import java.util.List;

/**
 * A column's name and score above its chart.
 *
 * @param column what is drawn
 */
record ChartTitle(ColumnQuality column) implements Block {

    @Override
    public List<Piece> pieces(Typesetter typesetter, Tag parent, float width) {
        Line score = typesetter.line(Words.share(column.score()), Style.SMALL.figures());
        Line name = typesetter.line(Words.name(column.column()), Style.CELL.strong(), width - score.width() - 10);
        Tag tag = parent.child("P");
        return List.of(new Piece(
                0,
                name.leading() + 2,
                Piece.Place.WITH_NEXT,
                (pen, left, top) -> pen.tagged(tag, () -> {
                    pen.text(name, left, top);
                    pen.text(score, left + width - score.width(), top);
                })));
    }
}
