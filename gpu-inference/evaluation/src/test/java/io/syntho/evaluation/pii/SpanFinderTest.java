package io.syntho.evaluation.pii;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.pii.MarkedTexts.Marked;
import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanFinderTest {

    private static final SpanFinder FINDER = SpanFinder.open();

    @AfterAll
    static void close() {
        FINDER.close();
    }

    @Test
    void nearlyAllOfWhatIsMarkedIsFoundAndLittleElse() {
        List<Marked> texts = MarkedTexts.read("texts.txt");
        List<String> wrong = new ArrayList<>();
        int marked = 0;
        int found = 0;
        int right = 0;
        for (Marked one : texts) {
            List<PiiSpan> spans = FINDER.find(one.text());
            marked += one.spans().size();
            found += spans.size();
            for (PiiSpan span : one.spans()) {
                boolean hit = spans.stream().anyMatch(other -> other.kind() == span.kind() && other.overlaps(span));
                right += hit ? 1 : 0;
                if (!hit) {
                    wrong.add("missed " + told(one.text(), span));
                }
            }
            spans.stream()
                    .filter(span -> one.spans().stream()
                            .noneMatch(other -> other.kind() == span.kind() && other.overlaps(span)))
                    .forEach(span -> wrong.add("invented " + told(one.text(), span)));
        }
        double f1 = 2.0 * right / (marked + found);

        assertThat(marked).isEqualTo(55);
        assertThat(f1).as("F1 of spans; wrong: %s", wrong).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Customer Marissa Norman called.|Marissa Norman",
                "SSN 179-51-9031 verified for Dr. Scott Carter, DOB 2005-11-08.|Dr. Scott Carter",
                "García Márquez, Mohammed Al-Farsi|Mohammed Al-Farsi",
                "Le dossier de Jean-Pierre Dumas est complet.|Jean-Pierre Dumas"
            })
    void aNameIsFoundWhole(String text, String name) {
        assertThat(FINDER.find(text))
                .filteredOn(span -> span.kind() == PiiKind.PERSON_NAME)
                .extracting(span -> text.substring(span.start(), span.end()))
                .contains(name);
    }

    @Test
    void namesFarInsideALongTextAreFoundAtTheirPlace() {
        String filler = "The pump in hall seven was replaced and tested again, ".repeat(60);
        String text = filler + "then Sabine Krüger signed the sheet. " + filler;

        assertThat(FINDER.find(text))
                .anySatisfy(span ->
                        assertThat(text.substring(span.start(), span.end())).isEqualTo("Sabine Krüger"));
    }

    @Test
    void withoutTheNameModelWhatChecksProveIsStillFound() {
        try (SpanFinder checks = SpanFinder.withoutNames()) {
            assertThat(checks.findsNames()).isFalse();
            assertThat(checks.find("Jane Whitfield, jane@example.org"))
                    .singleElement()
                    .satisfies(span -> assertThat(span.kind()).isEqualTo(PiiKind.EMAIL));
        }
        assertThat(FINDER.findsNames()).isTrue();
    }

    @Test
    void manyTextsAtOnceGiveWhatEachGivesAlone() {
        List<String> texts = MarkedTexts.read("texts.txt").stream()
                .map(Marked::text)
                .filter(text -> text.startsWith("P") || text.startsWith("S"))
                .toList();

        List<List<PiiSpan>> together = FINDER.findAll(texts, "en");

        for (int i = 0; i < texts.size(); i++) {
            assertThat(places(together.get(i)))
                    .isEqualTo(
                            places(FINDER.findAll(List.of(texts.get(i)), "en").getFirst()));
        }
    }

    @Property(tries = 30)
    void anyTextIsSurvived(@ForAll String text) {
        for (PiiSpan span : FINDER.find(text)) {
            assertThat(span.end()).isLessThanOrEqualTo(text.length());
        }
    }

    @Test
    void hostileTextsTakeNoTime() {
        long before = System.nanoTime();
        for (String hostile :
                List.of("a.".repeat(50_000), "1-".repeat(50_000), "A".repeat(100_000), "1 Ab ".repeat(20_000))) {
            FINDER.find(hostile);
        }
        assertThat((System.nanoTime() - before) / 1e9).as("seconds").isLessThan(40);
    }

    private static List<String> places(List<PiiSpan> spans) {
        return spans.stream()
                .map(span -> span.kind() + " " + span.start() + " " + span.end())
                .toList();
    }

    private static String told(String text, PiiSpan span) {
        return String.format(Locale.ROOT, "%s “%s”", span.kind(), text.substring(span.start(), span.end()));
    }
}
