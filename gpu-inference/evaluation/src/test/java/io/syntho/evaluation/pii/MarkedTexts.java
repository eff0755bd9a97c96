package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in which what is personal is marked as {@code [KIND: words]}. */
final class MarkedTexts {

    private static final Pattern MARK = Pattern.compile("\\[([A-Z_]+): ([^]]+)]");

    private MarkedTexts() {}

    /**
     * One text.
     *
     * @param text without its marks
     * @param spans what they mark
     */
    record Marked(String text, List<PiiSpan> spans) {}

    static List<Marked> read(String resource) {
        return WordList.lines(resource).stream().map(MarkedTexts::parse).toList();
    }

    private static Marked parse(String line) {
        StringBuilder text = new StringBuilder();
        List<PiiSpan> spans = new ArrayList<>();
        Matcher mark = MARK.matcher(line);
        int at = 0;
        while (mark.find()) {
            text.append(line, at, mark.start());
            int start = text.length();
            text.append(mark.group(2));
            spans.add(new PiiSpan(PiiKind.valueOf(mark.group(1)), start, text.length(), 1));
            at = mark.end();
        }
        return new Marked(text.append(line.substring(at)).toString(), spans);
    }
}
