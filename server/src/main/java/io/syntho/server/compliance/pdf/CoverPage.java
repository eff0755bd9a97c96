package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.ComplianceFinding.Outcome;
import io.syntho.server.compliance.ReportType;
import io.syntho.server.compliance.TableFacts;
import io.syntho.server.compliance.typeset.Face;
import io.syntho.server.compliance.typeset.Facts;
import io.syntho.server.compliance.typeset.Facts.Fact;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import io.syntho.server.compliance.typeset.Piece;
import io.syntho.server.compliance.typeset.Printer;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Tag;
import java.awt.Color;
import java.util.List;
import org.openpdf.text.PageSize;

/**
 * The first page: what the document is about, what it came to, and how to tell that it is genuine.
 *
 * @param document what it covers
 */
record CoverPage(ComplianceDocument document) implements Printer.Cover {

    private static final float BAND = 352;
    private static final float QR = 104;
    private static final Style BRAND = new Style(Face.HEADING, 15, 20, Palette.PALE);
    private static final Style TITLE = new Style(Face.HEADING, 38, 43, Palette.PALE);
    private static final Style SUBJECT = new Style(Face.TEXT, 13, 18.5f, Palette.PALE);
    private static final Style KIND = new Style(Face.STRONG, 9.5f, 14, Palette.CYAN);
    private static final Style CHIP = new Style(Face.STRONG, 12.5f, 17, Palette.INK);

    @Override
    public void draw(Pen pen, Tag tag) {
        float height = PageSize.A4.getHeight();
        float width = PageSize.A4.getWidth() - 2 * Printer.MARGIN;
        Aurora.draw(pen, PageSize.A4.getWidth(), height, BAND);
        title(pen, tag, height, width);
        result(pen, tag, height - BAND - 24, width);
        facts(pen, tag, height - BAND - 88, width);
        verify(pen, tag, 46 + QR, width);
    }

    private void title(Pen pen, Tag tag, float height, float width) {
        ComplianceEvidence evidence = document.evidence();
        float left = Printer.MARGIN;
        pen.figure(tag.figure("Syntho"), left, height - 44, 130, 24, () -> {
            Helix.draw(pen, left, height - 56, 44, 22, Helix.ON_GROUND);
            pen.text(pen.typesetter().line("Syntho", BRAND), left + 54, height - 46);
        });
        Line kind = pen.typesetter().line(kind(evidence.type()), KIND);
        pen.tagged(tag.child("P"), () -> pen.text(kind, left, height - 142));
        Line title = pen.typesetter().line("Compliance report", TITLE);
        pen.tagged(tag.child("H1"), () -> pen.text(title, left, height - 162));
        List<Line> subject = pen.typesetter()
                .clipped(
                        pen.typesetter()
                                .lines(
                                        List.of(
                                                new Run(
                                                        Words.name(evidence.synthetic()
                                                                .name()),
                                                        SUBJECT.strong()),
                                                new Run("  made from  ", SUBJECT.in(Palette.PALE_MUTED)),
                                                new Run(
                                                        Words.name(evidence.source()
                                                                .name()),
                                                        SUBJECT.strong())),
                                        width),
                        3,
                        width,
                        SUBJECT);
        pen.tagged(tag.child("P"), () -> pen.text(subject, left, height - 220));
        Line for_ = pen.typesetter()
                .line(
                        (evidence.owner().isBlank() ? "" : "For %s  ·  ".formatted(Words.cut(evidence.owner(), 80)))
                                + Words.time(evidence.createTime()),
                        Style.BODY.in(Palette.PALE_MUTED),
                        width);
        pen.tagged(tag.child("P"), () -> pen.text(for_, left, height - BAND + 32));
    }

    private static String kind(ReportType type) {
        return switch (type) {
            case GDPR -> "GDPR";
            case HIPAA -> "HIPAA";
            case COMBINED -> "GDPR AND HIPAA";
        };
    }

    private void result(Pen pen, Tag tag, float top, float width) {
        float half = (width - 14) / 2;
        Mark check = new Mark(document.passed() ? Mark.Shape.CHECK : Mark.Shape.CROSS, ResultPart.color(document));
        String open = "%d failed, %d to review"
                .formatted(ResultPart.count(document, Outcome.FAILED), ResultPart.count(document, Outcome.REVIEW));
        chip(pen, tag, Printer.MARGIN, top, half, check, ResultPart.headline(document), open);
        var privacy = document.evidence().privacy();
        chip(
                pen,
                tag,
                Printer.MARGIN + half + 14,
                top,
                half,
                Signs.mark(privacy.level()),
                Signs.word(privacy.level()),
                "privacy score %s of 100".formatted(Words.score(privacy.score())));
    }

    private static void chip(
            Pen pen, Tag tag, float left, float top, float width, Mark mark, String word, String detail) {
        Color color = mark.color();
        pen.decoration(() -> {
            pen.fillRound(Palette.tint(color, 0.08), left, top, width, 44, 7);
            pen.fillRound(color, left + 12, top - 10, 24, 24, 12);
            new Mark(mark.shape(), Color.WHITE).draw(pen, left + 24, top - 22, 12);
        });
        Line first = pen.typesetter().line(word, CHIP.in(color));
        Line second = pen.typesetter().line(detail, Style.SMALL);
        pen.tagged(tag.child("P"), () -> pen.text(first, left + 46, top - 5));
        pen.tagged(tag.child("P"), () -> pen.text(second, left + 46, top - 24));
    }

    private void facts(Pen pen, Tag tag, float top, float width) {
        ComplianceEvidence evidence = document.evidence();
        Facts facts = new Facts(
                List.of(
                        Fact.code("Report", evidence.reportId().toString()),
                        Fact.of("Original", size(evidence.source())),
                        Fact.code("SHA-256", evidence.source().sha256()),
                        Fact.of("Synthetic", size(evidence.synthetic())),
                        Fact.code("SHA-256", evidence.synthetic().sha256()),
                        Fact.of("Method", Labels.method(evidence.generation().method())),
                        Fact.of(
                                "Engine, seed",
                                "%s, seed %d"
                                        .formatted(
                                                evidence.generation().engineVersion(),
                                                evidence.generation().seed())),
                        Fact.of("Attempts", MethodPart.attempts(evidence.attempts())),
                        Fact.of(
                                "Made",
                                "%s to %s"
                                        .formatted(
                                                Words.time(evidence.generation().startTime()),
                                                Words.time(evidence.generation().endTime())))),
                86);
        float y = top;
        for (Piece piece : facts.pieces(pen.typesetter(), tag, width)) {
            piece.drawing().draw(pen, Printer.MARGIN, y);
            y -= piece.height();
        }
    }

    private static String size(TableFacts table) {
        return "%s: %s rows, %s columns"
                .formatted(Words.name(table.name()), Words.count(table.rows()), Words.count(table.columns()));
    }

    private void verify(Pen pen, Tag tag, float top, float width) {
        String address = document.evidence().verifyUrl().toString();
        float left = Printer.MARGIN;
        Tag figure = tag.figure("QR code of the address where this document can be verified");
        pen.figure(figure, left, top, QR, QR, () -> new QrCode(address).draw(pen, left, top, QR));
        float text = left + QR + 20;
        Line head = pen.typesetter().line("Is this document genuine?", Style.BODY.strong());
        List<Line> how = pen.typesetter()
                .lines(
                        List.of(new Run(
                                "Scan the code or open the address, and compare the SHA-256 of the file in your hands. The page says whether we made this very document, and nothing of what is in it.",
                                Style.SMALL)),
                        width - QR - 20);
        pen.tagged(tag.child("P"), () -> {
            pen.text(head, text, top);
            pen.text(how, text, top - 16);
        });
        float below = top - 20 - how.size() * Style.SMALL.leading();
        List<Line> url = pen.typesetter()
                .lines(
                        List.of(new Run(
                                Words.cut(address, 300), Style.SMALL.code().in(Palette.REAL))),
                        width - QR - 20);
        Tag link = tag.child("Link");
        pen.tagged(link, () -> pen.text(url, text, below));
        pen.open(
                address,
                link,
                "Verify this document",
                text,
                below,
                width - QR - 20,
                url.size() * Style.SMALL.leading());
    }
}
