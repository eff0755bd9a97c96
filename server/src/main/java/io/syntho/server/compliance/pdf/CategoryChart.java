package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.quality.ColumnChart.Category;
import io.syntho.evaluation.quality.ColumnChart.TopCategories;
import io.syntho.server.compliance.typeset.Figure;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import io.syntho.server.compliance.typeset.Style;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shares of the most frequent categories: the real one a filled bar, the synthetic one a dashed bar below it. */
final class CategoryChart {

    private static final int BARS = 7;
    private static final float ROW = 13.7f;
    private static final float BAR = 4.1f;
    private static final float LABEL = 92;
    private static final float VALUE = 40;

    private CategoryChart() {}

    static Figure of(String column, TopCategories top) {
        List<Category> shown = shown(top);
        String words = "Bar chart of %s: real and synthetic shares of %d values and the others"
                .formatted(Words.name(column), shown.size());
        return new Figure(
                Math.max(1, shown.size()) * ROW,
                words,
                (pen, left, top2, width) -> draw(pen, left, top2, width, shown));
    }

    /**
     * The most frequent values that also stand in the synthetic table, and one entry for all others: a value that was kept out of the
     * synthetic table may be one person's.
     */
    static List<Category> shown(TopCategories top) {
        List<Category> shown = new ArrayList<>();
        double real = top.realOther();
        double synthetic = top.syntheticOther();
        for (Category category : top.categories()) {
            if (category.synthetic() > 0 && shown.size() < BARS - 1) {
                shown.add(category);
            } else {
                real += category.real();
                synthetic += category.synthetic();
            }
        }
        if (real > 0 || synthetic > 0) {
            shown.add(new Category("all others", Math.min(1, real), Math.min(1, synthetic)));
        }
        return shown;
    }

    private static void draw(Pen pen, float left, float top, float width, List<Category> categories) {
        double greatest = 0;
        for (Category category : categories) {
            greatest = Math.max(greatest, Math.max(category.real(), category.synthetic()));
        }
        float from = left + LABEL;
        float scale = (width - LABEL - VALUE) / (float) Math.max(greatest, 1e-9);
        float y = top;
        for (Category category : categories) {
            String name = category.value().isBlank() ? "(blank)" : category.value();
            Line label = pen.typesetter().line(name, Style.SMALL.in(Palette.INK), LABEL - 6);
            pen.text(label, left, y - (ROW - label.leading()) / 2);
            float real = scale * (float) category.real();
            float synthetic = scale * (float) category.synthetic();
            pen.fill(Palette.REAL_SOFT, from, y - 1.9f, real, BAR);
            outline(pen, Palette.REAL, from, y - 1.9f, real);
            pen.canvas().setLineDash(2, 1.3f, 0);
            outline(pen, Palette.SYNTHETIC, from, y - 2.7f - BAR, synthetic);
            pen.canvas().setLineDash(0);
            Line value = pen.typesetter()
                    .line(
                            "%s / %s".formatted(percent(category.real()), percent(category.synthetic())),
                            Style.SMALL.figures());
            pen.text(value, left + width - value.width(), y - (ROW - value.leading()) / 2);
            y -= ROW;
        }
        pen.line(Palette.AXIS, 0.6f, from, top, from, y);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.00995 ? "%.1f" : "%.0f", 100 * share);
    }

    /** Open towards the axis. */
    private static void outline(Pen pen, Color color, float from, float top, float length) {
        pen.canvas().setColorStroke(color);
        pen.canvas().setLineWidth(0.9f);
        pen.canvas().moveTo(from, top);
        pen.canvas().lineTo(from + length, top);
        pen.canvas().lineTo(from + length, top - BAR);
        pen.canvas().lineTo(from, top - BAR);
        pen.canvas().stroke();
    }
}
