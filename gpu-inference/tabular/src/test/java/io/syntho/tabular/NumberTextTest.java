package io.syntho.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    private static final NumberText PLAIN = NumberText.of(NumberStyle.PLAIN, 18);

    @Property
    void everyDoubleThatJavaSpellsIsReadExactly(@ForAll double value) {
        assertThat(PLAIN.parse(Double.toString(value))).isEqualTo(value == 0 ? 0.0 : value);
        assertThat(PLAIN.parse(new BigDecimal(value).toPlainString())).isEqualTo(value == 0 ? 0.0 : value);
    }

    @Property
    void decimalsComeBackAsTheyWere(
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long unscaled,
            @ForAll @IntRange(max = 9) int decimals) {
        String text = BigDecimal.valueOf(unscaled, decimals).toPlainString();
        NumberText fixed = NumberText.of(NumberStyle.PLAIN.withMinimumDecimals(decimals), decimals);

        assertThat(fixed.format(fixed.parse(text))).isEqualTo(text);
        assertThat(fixed.decimals(text)).isEqualTo(decimals);
    }

    @Property
    void formattingRoundsToTheDecimals(@ForAll double value, @ForAll @IntRange(max = 18) int decimals) {
        double rounded =
                Double.parseDouble(NumberText.of(NumberStyle.PLAIN, decimals).format(value));
        double expected = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();

        assertThat(rounded)
                .isCloseTo(
                        expected,
                        org.assertj.core.data.Offset.offset(Math.ulp(value) + 1.01 * Math.pow(10, -decimals)));
        assertThat(Math.abs(rounded - value))
                .isLessThanOrEqualTo(0.5000001 * Math.pow(10, -decimals) + Math.ulp(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "007",
                "00",
                "1,5",
                "0x10",
                "1_000",
                "NaN",
                "Infinity",
                "1d",
                "1e9999",
                "--1",
                "1 2",
                "٣",
                "+12025550123",
                "+49301234567"
            })
    void whatIsNoNumberIsNot(String text) {
        assertThat(PLAIN.parse(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "5,5",
        "+5,5",
        "+1234567,1234567",
        "+12345678.5,12345678.5",
        "-0,0",
        ".5,0.5",
        "5.,5",
        "' 12 ',12",
        "1e3,1000",
        "1.5E-3,0.0015",
        "0.10,0.1",
        "-0.0,0"
    })
    void whatIsANumberIsRead(String text, double value) {
        assertThat(PLAIN.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "$||,|.|2|$1,234,567.50|1234567.5",
                "$||,|.|2|-$0.25|-0.25",
                "|%||.|0|12.5%|12.5",
                "| €|.|,|2|1.234,50 €|1234.5",
                "|||,|1|3,0|3",
                "||'|.|0|1'000'000|1000000",
                "₦||,|.|0|₦12,000|12000"
            })
    void stylesAreReadAndWritten(
            String prefix, String suffix, String grouping, String separator, int least, String text, double value) {
        NumberStyle style = new NumberStyle(
                blank(prefix),
                suffix == null ? "" : suffix.equals("€") ? " €" : suffix,
                blank(grouping),
                separator,
                least);
        NumberText number = NumberText.of(style, 2);

        assertThat(number.parse(text)).isEqualTo(value);
        assertThat(number.format(value)).isEqualTo(text);
    }

    private static String blank(String text) {
        return text == null ? "" : text;
    }

    @Test
    void groupsOfTheWrongSizeAreNoNumber() {
        NumberText english = NumberText.of(new NumberStyle("", "", ",", ".", 0), 0);

        assertThat(english.parse("1,23")).isNaN();
        assertThat(english.parse("1234,567")).isNaN();
        assertThat(english.parse(",123")).isNaN();
        assertThat(english.parse("012,345")).isNaN();
        assertThat(english.parse("1234567")).isEqualTo(1_234_567);
    }

    @Test
    void zerosThatNobodyAskedForAreNotWritten() {
        assertThat(NumberText.of(NumberStyle.PLAIN, 4).format(2.5)).isEqualTo("2.5");
        assertThat(NumberText.of(NumberStyle.PLAIN, 4).format(2)).isEqualTo("2");
        assertThat(NumberText.of(NumberStyle.PLAIN.withMinimumDecimals(1), 4).format(2))
                .isEqualTo("2.0");
        assertThat(NumberText.of(NumberStyle.PLAIN, 1).format(-0.01)).isEqualTo("0");
        assertThat(NumberText.of(NumberStyle.PLAIN, 18).format(1e-18)).isEqualTo("0.000000000000000001");
        assertThat(NumberText.of(NumberStyle.PLAIN, 2).format(1e20)).isEqualTo("100000000000000000000");
        assertThat(NumberText.of(NumberStyle.PLAIN, 0).format(-5)).isEqualTo("-5");
    }
}
