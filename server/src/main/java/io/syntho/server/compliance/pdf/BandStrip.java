package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Face;
import io.syntho.server.compliance.typeset.Figure;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import io.syntho.server.compliance.typeset.Style;
import java.awt.Color;
import java.util.List;

/** The four bands of risk, the one that holds filled. */
final class BandStrip {

    private static final List<RiskLevel> ORDER =
            List.of(RiskLevel.CRITICAL, RiskLevel.HIGH, RiskLevel.MEDIUM, RiskLevel.LOW);
    private static final float HEIGHT = 26;
    private static final float GAP = 4;
    private static final float SCORE = 112;
    private static final Style WORD = new Style(Face.STRONG, 9, 13, Palette.INK);

    private BandStrip() {}

    static Block of(RiskLevel level, double score) {
        String words = "%s; privacy score %s of 100".formatted(Signs.word(level), Words.score(score));
        return new Figure(HEIGHT, words, (pen, left, top, width) -> draw(pen, left, top, width, level, score));
    }

    private static void draw(Pen pen, float left, float top, float width, RiskLevel level, double score) {
        float each = (width - SCORE - GAP * ORDER.size()) / ORDER.size();
        float x = left;
        for (RiskLevel band : ORDER) {
            boolean holds = band == level;
            pen.fillRound(Palette.tint(Signs.color(band), holds ? 1 : 0.09), x, top, each, HEIGHT, 5);
            Style style = WORD.in(holds ? Color.WHITE : Palette.MUTED);
            Line word = pen.typesetter().line(Signs.word(band), style);
            float start = x + (each - word.width() - (holds ? 13 : 0)) / 2;
            if (holds) {
                new Mark(Signs.mark(band).shape(), Color.WHITE).draw(pen, start + 4, top - HEIGHT / 2, 8);
                start += 13;
            }
            pen.text(word, start, top - (HEIGHT - WORD.leading()) / 2);
            x += each + GAP;
        }
        Line figure = pen.typesetter().line(Words.score(score), new Style(Face.HEADING, 19, HEIGHT, Palette.INK));
        Line scale = pen.typesetter().line("of 100", Style.SMALL);
        float right = left + width;
        pen.text(scale, right - scale.width(), top - 9);
        pen.text(figure, right - scale.width() - 5 - figure.width(), top);
    }
}
