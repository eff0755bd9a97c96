package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.Interval;
import io.syntho.evaluation.privacy.Outcome;
import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.server.compliance.typeset.Figure;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import io.syntho.server.compliance.typeset.Piece.Place;
import io.syntho.server.compliance.typeset.Style;
import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * A residual risk and its interval on the scale from 0 to 1, with the component's outcome and score.
 *
 * @param component what to draw
 */
record RiskBar(PrivacyComponent component) {

    private static final float HEIGHT = 34;
    private static final float SCALE = 300;

    static RiskBar of(PrivacyComponent component) {
        return new RiskBar(component);
    }

    Figure place(Place place) {
        return new Figure(HEIGHT, words(), 6, place, this::draw);
    }

    private String words() {
        String risk = component
                .risk()
                .map(interval -> "residual risk %s, 95 %% interval %s to %s"
                        .formatted(
                                Words.share(interval.estimate()),
                                Words.share(interval.lower()),
                                Words.share(interval.upper())))
                .orElse("no risk could be estimated");
        return "%s: %s; %s".formatted(outcome(), risk, score());
    }

    private boolean measured() {
        return component.outcome() == Outcome.MEASURED;
    }

    private String outcome() {
        return measured() ? "Measured" : "Inconclusive";
    }

    /** Too little data has no score of its own: how many such measures there are caps that of the table. */
    private String score() {
        return measured() ? "score %s".formatted(Words.score(component.score())) : "no score";
    }

    private void draw(Pen pen, float left, float top, float width) {
        float axis = top - 12;
        pen.fillRound(Palette.PANEL, left, top - 7, SCALE, 10, 3);
        component.risk().ifPresent(risk -> interval(pen, left, axis, risk));
        for (int tick = 0; tick <= 4; tick++) {
            float x = left + SCALE * tick / 4;
            pen.line(Palette.AXIS, 0.5f, x, top - 18, x, top - 20.5f);
            Line label =
                    pen.typesetter().line(tick == 0 ? "0" : tick == 4 ? "1" : "0." + 25 * tick, Style.SMALL.figures());
            pen.text(label, Math.clamp(x - label.width() / 2, left, left + SCALE - label.width()), top - 21.5f);
        }
        Color color = measured() ? Palette.INK : Palette.AMBER;
        float x = left + SCALE + 22;
        new Mark(measured() ? Mark.Shape.DOT : Mark.Shape.TRIANGLE, color).draw(pen, x, top - 12, measured() ? 11 : 7);
        String risk = component
                .risk()
                .map(found ->
                        "risk %s, at most %s".formatted(Words.share(found.estimate()), Words.share(found.upper())))
                .orElse("no estimate");
        pen.text(pen.typesetter().line(outcome(), Style.BODY.strong().in(color)), x + 9, top - 5);
        pen.text(
                pen.typesetter().line("%s  ·  %s".formatted(risk, score()), Style.SMALL.figures(), width - SCALE - 31),
                x + 9,
                top - 18.5f);
    }

    private static void interval(Pen pen, float left, float middle, Interval risk) {
        Interval shown = risk.clamped();
        float from = left + SCALE * (float) shown.lower();
        float to = left + SCALE * (float) shown.upper();
        pen.fillRound(Palette.REAL_SOFT, from, middle + 3, Math.max(to - from, 2), 6, 2);
        pen.line(Palette.REAL, 1.2f, to, middle + 5, to, middle - 5);
        PdfContentByte canvas = pen.canvas();
        canvas.setColorFill(Palette.REAL);
        canvas.circle(left + SCALE * (float) shown.estimate(), middle, 2.6f);
        canvas.fill();
    }
}
