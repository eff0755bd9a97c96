package io.syntho.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final String RED = "\u001b[38;5;203mred\u001b[0m";

    @Test
    void escapeCodesTakeNoRoom() {
        assertThat(Text.width(RED)).isEqualTo(3);
        assertThat(Text.padded(RED, 5)).isEqualTo(RED + "  ");
    }

    @Test
    void aCutTextFitsAndLeavesNoColourBehind() {
        String cut = Text.cut(RED + " and much more", 6);

        assertThat(Text.width(cut)).isEqualTo(6);
        assertThat(cut).startsWith("\u001b[38;5;203mred").endsWith("…\u001b[0m");
        assertThat(Text.cut("short", 5)).isEqualTo("short");
    }

    @Test
    void aBarIsAsWideAsAsked() {
        for (double share : new double[] {-1, 0, 0.001, 0.33, 0.5, 0.999, 1, 2}) {
            assertThat(Text.width(Text.bar(share, 20))).as("share %s", share).isEqualTo(20);
        }
        assertThat(Text.bar(0, 4)).isEqualTo("░░░░");
        assertThat(Text.bar(1, 4)).isEqualTo("████");
        assertThat(Text.bar(0.5, 4)).isEqualTo("██░░");
    }

    @Test
    void timesAndSizesAreWrittenAsPeopleSayThem() {
        assertThat(Text.time(Duration.ofMillis(840))).isEqualTo("0.8 s");
        assertThat(Text.time(Duration.ofMillis(9960))).isEqualTo("10 s");
        assertThat(Text.time(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
        assertThat(Text.size(812)).isEqualTo("812 B");
        assertThat(Text.size(3_292_070)).isEqualTo("3.1 MiB");
        assertThat(Text.count(32_561)).isEqualTo("32,561");
    }
}
