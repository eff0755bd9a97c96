package io.syntho.server.compliance.typeset;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;

/** Breaks text into lines. Of one document and one thread. */
public final class Typesetter {

    private final Fonts fonts = new Fonts();
    private final Spelling spelling = new Spelling(fonts);

    /** What a text looks like, for those who hear it: what can not be drawn is spelled as in print. */
    public String spelled(String text) {
        StringBuilder spelled = new StringBuilder();
        spelling.glyphs(List.of(new Run(text, Style.BODY))).forEach(glyph -> spelled.append(glyph.text()));
        return spelled.toString();
    }

    /** One line of whatever width. */
    public Line line(String text, Style style) {
        List<Glyph> glyphs = spelling.glyphs(List.of(new Run(text, style)));
        return line(glyphs, style.leading());
    }

    /** One line of at most that width, cut with an ellipsis where it would be longer. */
    public Line line(String text, Style style, float width) {
        return clipped(lines(List.of(new Run(text, style)), width), 1, width, style)
                .getFirst();
    }

    /** As many lines of at most that width as the text needs; at least one. Words longer than a line are broken, after a joint if there is one. */
    public List<Line> lines(List<Run> runs, float width) {
        float leading = runs.stream()
                .map(run -> run.style().leading())
                .max(Float::compare)
                .orElse(0f);
        List<Line> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        float used = 0;
        for (List<Glyph> word : words(spelling.glyphs(runs))) {
            List<Glyph> rest = word;
            while (!rest.isEmpty()) {
                float wide = width(trimmed(rest));
                if (used + wide <= width) {
                    line.addAll(rest);
                    used += width(rest);
                    rest = List.of();
                } else if (wide <= width && !line.isEmpty()) {
                    lines.add(line(line, leading));
                    line = new ArrayList<>();
                    used = 0;
                } else {
                    int cut = cut(rest, width - used, line.isEmpty());
                    line.addAll(rest.subList(0, cut));
                    rest = rest.subList(cut, rest.size());
                    lines.add(line(line, leading));
                    line = new ArrayList<>();
                    used = 0;
                }
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line(line, leading));
        }
        return lines;
    }

    /** The first lines, the last of them ending in an ellipsis when there are more. */
    public List<Line> clipped(List<Line> lines, int most, float width, Style style) {
        if (lines.size() <= most) {
            return lines;
        }
        List<Line> kept = new ArrayList<>(lines.subList(0, most - 1));
        Line last = lines.get(most - 1);
        BaseFont font = fonts.font(Face.TEXT);
        Line.Segment ellipsis =
                new Line.Segment(font, style.size(), style.color(), "…", font.getWidthPoint("…", style.size()), 0);
        List<Line.Segment> segments = new ArrayList<>();
        float used = 0;
        for (Line.Segment segment : last.segments()) {
            Line.Segment fitting = shortened(segment, width - used - ellipsis.width());
            segments.add(fitting);
            used += fitting.width();
            if (fitting != segment) {
                break;
            }
        }
        segments.add(ellipsis);
        kept.add(new Line(segments, used + ellipsis.width(), last.leading()));
        return kept;
    }

    private static Line.Segment shortened(Line.Segment segment, float width) {
        String text = segment.text();
        float used = segment.width();
        while (!text.isEmpty() && used > width) {
            int last = text.offsetByCodePoints(text.length(), -1);
            String end = text.substring(last);
            used -= end.equals(" ") ? segment.space() : segment.font().getWidthPoint(end, segment.size());
            text = text.substring(0, last);
        }
        return text.length() == segment.text().length()
                ? segment
                : new Line.Segment(segment.font(), segment.size(), segment.color(), text, used, segment.space());
    }

    /** Words with the space after them. A per cent sign stays with its number. */
    private static List<List<Glyph>> words(List<Glyph> glyphs) {
        List<List<Glyph>> words = new ArrayList<>();
        List<Glyph> word = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            boolean afterSpace = !word.isEmpty() && word.getLast().space();
            if (glyph.space() && afterSpace) {
                continue;
            }
            if (afterSpace && !glyph.text().equals("%")) {
                words.add(word);
                word = new ArrayList<>();
            }
            word.add(glyph);
        }
        if (!word.isEmpty()) {
            words.add(word);
        }
        return words;
    }

    /** How many glyphs of a word too long for a line go on this one: at least one if it is empty. */
    private static int cut(List<Glyph> word, float width, boolean emptyLine) {
        float used = 0;
        int fitting = 0;
        int joint = 0;
        while (fitting < word.size() && used + word.get(fitting).width() <= width) {
            used += word.get(fitting).width();
            fitting++;
            if (word.get(fitting - 1).joint()) {
                joint = fitting;
            }
        }
        if (!emptyLine) {
            return joint;
        }
        return joint > fitting / 3 ? joint : Math.max(1, fitting);
    }

    private static Line line(List<Glyph> glyphs, float leading) {
        List<Line.Segment> segments = new ArrayList<>();
        float width = 0;
        List<Glyph> same = new ArrayList<>();
        for (Glyph glyph : trimmed(glyphs)) {
            if (!same.isEmpty() && !same.getLast().joins(glyph)) {
                segments.add(segment(same));
                same = new ArrayList<>();
            }
            same.add(glyph);
            width += glyph.width();
        }
        if (!same.isEmpty()) {
            segments.add(segment(same));
        }
        return new Line(segments, width, leading);
    }

    private static Line.Segment segment(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        float space = 0;
        for (Glyph glyph : glyphs) {
            text.append(glyph.text());
            space = glyph.space() ? glyph.width() : space;
        }
        Glyph first = glyphs.getFirst();
        return new Line.Segment(
                first.font(), first.style().size(), first.color(), text.toString(), width(glyphs), space);
    }

    private static List<Glyph> trimmed(List<Glyph> glyphs) {
        int end = glyphs.size();
        while (end > 0 && glyphs.get(end - 1).space()) {
            end--;
        }
        return glyphs.subList(0, end);
    }

    private static float width(List<Glyph> glyphs) {
        float width = 0;
        for (Glyph glyph : glyphs) {
            width += glyph.width();
        }
        return width;
    }
}
