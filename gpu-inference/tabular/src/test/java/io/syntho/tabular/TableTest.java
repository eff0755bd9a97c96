package io.syntho.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final NumericColumn AGE = new NumericColumn("age", new double[] {31, Double.NaN, 7});
    private static final CodedColumn CITY =
            new CodedColumn("city", new int[] {1, 0, CodedColumn.MISSING}, List.of("Lagos", "Oslo"));

    @Test
    void aSelectionKeepsOrderRepeatsAndMissingValues() {
        Table selected = new Table(List.of(AGE, CITY)).select(new int[] {2, 2, 0});

        assertThat(((NumericColumn) selected.column("age")).values()).containsExactly(7, 7, 31);
        CodedColumn city = (CodedColumn) selected.column("city");
        assertThat(city.codes()).containsExactly(CodedColumn.MISSING, CodedColumn.MISSING, 1);
        assertThat(city.missingCount()).isEqualTo(2);
    }

    @Test
    void columnsOfDifferentLengthsAreRefused() {
        NumericColumn shorter = new NumericColumn("x", new double[] {1});

        assertThatThrownBy(() -> new Table(List.of(AGE, shorter)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 rows (expected: 3)");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Table(List.of(AGE, CITY.named("age")))).hasMessageContaining("twice");
    }

    @Test
    void countsIgnoreMissingValues() {
        assertThat(CITY.counts()).containsExactly(1, 1);
    }
}
