package io.syntho.server.compliance.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.compliance.Documents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostileTextTest {

    private static Rendered pdf;
    private static String text;

    @BeforeAll
    static void render() throws Exception {
        pdf = Rendered.of(Documents.hostile());
        text = pdf.text();
    }

    @Test
    void markupAndFormulasAreText() {
        assertThat(text)
                .contains("<script>alert(1)</script>")
                .contains("=cmd|' /C calc'!A0")
                .contains("'); drop table profiles; --")
                .contains("(parens) [brackets] /Name <hex> % comment \\ backslash");
    }

    @Test
    void whatCouldHideOrTurnTextIsShownAsItsCode() {
        assertThat(text)
                .contains("right‹U+202E›to-left gpj.exe")
                .contains("bell‹U+0007› null‹U+0000› escape‹U+001B›[31m")
                .contains("unpaired ‹U+D800› surrogate")
                .contains("tab and new line")
                .contains("‹U+1F600›");
        assertThat(text.codePoints())
                .as("nothing invisible, and nothing from right to left")
                .noneMatch(codePoint -> Character.getType(codePoint) == Character.FORMAT
                        || Character.getType(codePoint) == Character.CONTROL
                        || Character.getDirectionality(codePoint) == Character.DIRECTIONALITY_RIGHT_TO_LEFT);
    }

    @Test
    void scriptsWithoutAFontStayTellable() {
        assertThat(text).contains("‹U+6C49›").contains("‹U+05E9›").contains("‹U+0639›");
    }

    @Test
    void longNamesAreCutAndSayHowLongTheyAre() {
        assertThat(text).contains("(5,000 characters)");
        assertThat(pdf.pages()).isLessThan(25);
    }

    @Test
    void aNameOfBlanksIsNoEmptyCell() {
        assertThat(text).contains("(no name)");
    }

    @Test
    void nothingInTheFileCanRun() {
        for (String key :
                new String[] {"JS", "JavaScript", "AA", "OpenAction", "Launch", "EmbeddedFiles", "AcroForm"}) {
            assertThat(pdf.anywhere(key)).as(key).isFalse();
        }
        assertThat(pdf.addresses())
                .containsExactly("https://syntho.example/verify/0197a5c0-1b7e-7d43-9c55-2f1f6f0f4c11");
    }
}
