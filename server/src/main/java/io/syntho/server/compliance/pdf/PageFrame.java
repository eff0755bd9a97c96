package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import io.syntho.server.compliance.typeset.Printer;
import io.syntho.server.compliance.typeset.Style;
import java.util.UUID;
import org.openpdf.text.PageSize;

/**
 * What stands above and below the text of every page but the cover.
 *
 * @param report the document's id
 */
record PageFrame(UUID report) implements Printer.Frame {

    private static final Style STYLE = Style.SMALL;

    @Override
    public void draw(Pen pen, int page, int pages) {
        float left = Printer.MARGIN;
        float right = PageSize.A4.getWidth() - Printer.MARGIN;
        float top = PageSize.A4.getHeight() - 32;
        Line name = pen.typesetter().line("Syntho", STYLE.strong().in(Palette.INK));
        Line kind = pen.typesetter().line("Compliance report", STYLE);
        Line id = pen.typesetter().line(report.toString(), STYLE.code());
        Line count = pen.typesetter().line("Page %d of %d".formatted(page, pages), STYLE.figures());
        Line words = pen.typesetter().line("Evidence and risk assessment; no certificate and no legal advice.", STYLE);
        pen.decoration(() -> {
            Helix.draw(pen, left, top - 5.7f, 17, 8, Helix.ON_PAPER);
            pen.text(name, left + 23, top);
            pen.text(kind, left + 23 + name.width() + 7, top);
            pen.text(id, right - id.width(), top);
            pen.line(Palette.RULE, 0.6f, left, top - 16, right, top - 16);
            pen.line(Palette.RULE, 0.6f, left, 42, right, 42);
            pen.text(words, left, 36);
            pen.text(count, right - count.width(), 36);
        });
    }
}
