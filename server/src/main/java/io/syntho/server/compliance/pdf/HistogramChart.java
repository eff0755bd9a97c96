package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.quality.ColumnChart.Histogram;
import io.syntho.server.compliance.typeset.Figure;
import io.syntho.server.compliance.typeset.Line;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;
import io.syntho.server.compliance.typeset.Style;
import java.util.List;
import org.openpdf.text.pdf.PdfContentByte;

/** Two histograms on shared bins: the real one filled with a solid edge, the synthetic one a dashed edge. */
final class HistogramChart {

    private static final float HEIGHT = 96;
    private static final float AXIS = 13;

    private HistogramChart() {}

    static Figure of(String column, Histogram histogram) {
        String words = "Histogram of %s: real and synthetic shares in %d bins"
                .formatted(Words.name(column), histogram.real().size());
        return new Figure(HEIGHT, words, (pen, left, top, width) -> draw(pen, left, top, width, histogram));
    }

    private static void draw(Pen pen, float left, float top, float width, Histogram histogram) {
        float height = HEIGHT - AXIS;
        float bottom = top - height;
        double highest = Math.max(greatest(histogram.real()), greatest(histogram.synthetic()));
        double low = histogram.edges().getFirst();
        double high = histogram.edges().getLast();
        Plot plot = new Plot(left, bottom, width, height - 3, low, high, highest == 0 ? 1 : highest);
        PdfContentByte canvas = pen.canvas();
        canvas.setColorFill(Palette.REAL_SOFT);
        plot.outline(canvas, histogram.edges(), histogram.real(), true);
        canvas.fill();
        canvas.setColorStroke(Palette.REAL);
        canvas.setLineWidth(0.9f);
        plot.outline(canvas, histogram.edges(), histogram.real(), false);
        canvas.stroke();
        canvas.setColorStroke(Palette.SYNTHETIC);
        canvas.setLineWidth(1.15f);
        canvas.setLineDash(3, 1.8f, 0);
        plot.outline(canvas, histogram.edges(), histogram.synthetic(), false);
        canvas.stroke();
        canvas.setLineDash(0);
        pen.line(Palette.AXIS, 0.6f, left, bottom, left + width, bottom);
        for (Ticks.Tick tick : histogram.temporal() ? Ticks.ofInstants(low, high) : Ticks.ofNumbers(low, high)) {
            float x = plot.x(tick.value());
            pen.line(Palette.AXIS, 0.6f, x, bottom, x, bottom - 2.5f);
            Line label = pen.typesetter().line(tick.label(), Style.SMALL.figures());
            float at = Math.clamp(x - label.width() / 2, left, Math.max(left, left + width - label.width()));
            pen.text(label, at, bottom - 2);
        }
    }

    private static double greatest(List<Double> shares) {
        double greatest = 0;
        for (double share : shares) {
            greatest = Math.max(greatest, share);
        }
        return greatest;
    }

    /** Where values stand on paper. */
    private record Plot(float left, float bottom, float width, float height, double low, double high, double highest) {

        float x(double value) {
            return left + (float) ((value - low) / (high - low) * width);
        }

        float y(double share) {
            return bottom + (float) (share / highest * height);
        }

        void outline(PdfContentByte canvas, List<Double> edges, List<Double> shares, boolean closed) {
            canvas.moveTo(x(edges.getFirst()), bottom);
            for (int bin = 0; bin < shares.size(); bin++) {
                canvas.lineTo(x(edges.get(bin)), y(shares.get(bin)));
                canvas.lineTo(x(edges.get(bin + 1)), y(shares.get(bin)));
            }
            canvas.lineTo(x(edges.getLast()), bottom);
            if (closed) {
                canvas.closePath();
            }
        }
    }
}
