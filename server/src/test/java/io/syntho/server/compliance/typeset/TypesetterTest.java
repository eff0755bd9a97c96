package io.syntho.server.compliance.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TypesetterTest {

    private static final Typesetter TYPESETTER = new Typesetter();

    @Property(tries = 300)
    void noLineIsWiderThanItsRoomAndNothingIsLost(
            @ForAll @StringLength(max = 200) String text, @ForAll @FloatRange(min = 60, max = 400) float width) {
        List<Line> lines = TYPESETTER.lines(List.of(new Run(text, Style.BODY)), width);

        assertThat(lines).allMatch(line -> line.width() <= width + 0.01f);
        assertThat(bare(lines)).isEqualTo(TYPESETTER.spelled(text).replace(" ", ""));
    }

    @Test
    void wordsStayWholeWhereALineCanHoldThem() {
        assertThat(texts("evidence and risk assessment", 70)).containsExactly("evidence and", "risk assessment");
    }

    @Test
    void aLongNameIsBrokenAfterAJoint() {
        assertThat(texts("capital_gain_of_the_last_fiscal_year", 90))
                .allMatch(line -> line.endsWith("_") || line.endsWith("year"));
    }

    @Test
    void aPerCentSignStaysWithItsNumber() {
        float width = TYPESETTER.line("about 98", Style.BODY).width() + 2;

        assertThat(texts("about 98 % of it", width)).first().isEqualTo("about");
    }

    @Test
    void aClippedTextEndsInAnEllipsisWithinItsRoom() {
        List<Line> lines = TYPESETTER.lines(List.of(new Run("one two three four five six seven", Style.BODY)), 60);
        List<Line> clipped = TYPESETTER.clipped(lines, 2, 60, Style.BODY);

        assertThat(clipped).hasSize(2).allMatch(line -> line.width() <= 60);
        assertThat(text(clipped.getLast())).endsWith("…");
    }

    @Test
    void accentsAreComposedBeforeTheyAreDrawn() {
        assertThat(TYPESETTER.spelled("cafe\u0301 Łódź Ελλάδα Київ")).isEqualTo("café Łódź Ελλάδα Київ");
    }

    private static List<String> texts(String text, float width) {
        return TYPESETTER.lines(List.of(new Run(text, Style.BODY)), width).stream()
                .map(TypesetterTest::text)
                .toList();
    }

    private static String text(Line line) {
        return line.segments().stream().map(Line.Segment::text).collect(Collectors.joining());
    }

    private static String bare(List<Line> lines) {
        return lines.stream()
                .map(TypesetterTest::text)
                .collect(Collectors.joining())
                .replace(" ", "");
    }
}
