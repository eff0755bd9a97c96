package io.syntho.synthesis.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static ColumnCode cells(int plan, int cells) {
        double[] shares = new double[cells];
        Arrays.fill(shares, 1.0 / cells);
        return new ColumnCode(plan, shares, Optional.empty());
    }

    @Test
    void scalarsComeFirstAndBlocksOfOneWidthLieSideBySide() {
        Layout layout = Layout.of(List.of(cells(0, 4), EncodingSamples.numbers(), cells(2, 2), cells(3, 4)));

        assertThat(layout.scalars()).isEqualTo(1);
        assertThat(layout.width()).isEqualTo(1 + 1 + 2 + 4 + 4);
        assertThat(layout.groups())
                .containsExactly(new Layout.Group(1, 1, 1), new Layout.Group(2, 1, 2), new Layout.Group(4, 2, 4));
        assertThat(layout.blocks()).extracting(Layout.Block::code).containsExactly(1, 2, 0, 3);
    }
}
