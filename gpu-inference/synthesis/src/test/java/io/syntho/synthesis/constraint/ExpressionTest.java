package io.syntho.synthesis.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.synthesis.SynthesisException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic over a row. */
class ExpressionTest {

    private static final Map<String, Double> ROW = Map.of("a", 6.0, "item count", 4.0, "b_2", -2.5, "größe", 3.0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "10 - 4 - 3 | 3",
                "12 / 3 / 2 | 2",
                "-a + --2 | -4",
                "a * \"item count\" | 24",
                "max(a, \"item count\", 9) - min(b_2, 0) | 11.5",
                "abs(b_2) | 2.5",
                "round(b_2) | -3",
                "round(2.5) | 3",
                "1e2 + .5 | 100.5",
                "2 * größe | 6"
            })
    void anExpressionHasTheValueThatItHasOnPaper(String text, double value) {
        assertThat(Expression.parse(text).value(ROW::get)).isEqualTo(value);
    }

    @Test
    void columnsAreThoseNamed() {
        assertThat(Expression.parse("min(a, \"say \"\"hi\"\"\") + a - round").columns())
                .containsExactly("a", "say \"hi\"", "round");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a +", "(a", "a b", "a, b", "sin(a)", "\"a", "1..2", "round(a, 2)", "a; b", "max()"})
    void whatIsNoExpressionIsRefusedWithThePlace(String text) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("at character");
    }

    @Test
    void aMissingNumberAndADivisionByZeroGiveNoValue() {
        assertThat(Expression.parse("a + 1").value(name -> Double.NaN)).isNaN();
        assertThat(Expression.parse("min(1, a)").value(name -> Double.NaN)).isNaN();
        assertThat(Expression.parse("1 / 0").value(name -> 0)).isNaN();
    }

    @Test
    void deepNestingIsRead() {
        assertThat(Expression.parse("(".repeat(499) + "1" + ")".repeat(499)).value(name -> 0))
                .isEqualTo(1);
    }
}
