package io.syntho.tabular.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueText;
import io.syntho.tabular.detect.ColumnDetector.Detected;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {

    private static Detected detect(String name, String... values) {
        return detect(name, List.of(values));
    }

    private static Detected detect(String name, List<String> values) {
        ColumnDetector detector = ColumnDetector.ofText(name, values.size());
        values.forEach(detector::text);
        assertThat(detector.mustReadAgain()).isFalse();
        return SchemaDetector.finish(List.of(detector)).getFirst();
    }

    private static List<String> rows(int count, IntFunction<String> value) {
        return IntStream.range(0, count).mapToObj(value).toList();
    }

    private static List<String> texts(Detected detected) {
        ValueText text = ValueText.of(detected.schema());
        return IntStream.range(0, detected.column().size())
                .mapToObj(row -> text.text(detected.column(), row))
                .toList();
    }

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(List.of("1", "2", "-3"), StorageType.INTEGER),
                Arguments.of(List.of("1.0", "2.0", ""), StorageType.INTEGER),
                Arguments.of(List.of("1.5", "2", "1e-3"), StorageType.DECIMAL),
                Arguments.of(List.of("1,5", "2,25", "-3"), StorageType.DECIMAL),
                Arguments.of(List.of("$1,234.50", "$5.00", "-$7.25"), StorageType.DECIMAL),
                Arguments.of(List.of("12%", "5%", "7.5%"), StorageType.DECIMAL),
                Arguments.of(List.of("1.234,5 €", "12,0 €"), StorageType.DECIMAL),
                Arguments.of(List.of("1,234", "12,345,678", "5"), StorageType.INTEGER),
                Arguments.of(List.of("true", "False", "TRUE"), StorageType.BOOLEAN),
                Arguments.of(List.of("yes", "no", "NA"), StorageType.BOOLEAN),
                Arguments.of(List.of("Y", "N"), StorageType.BOOLEAN),
                Arguments.of(List.of("0", "1"), StorageType.INTEGER),
                Arguments.of(List.of("007", "008", "012"), StorageType.STRING),
                Arguments.of(List.of("9007199254740993", "1"), StorageType.STRING),
                Arguments.of(List.of("9007199254740991", "1"), StorageType.INTEGER),
                Arguments.of(List.of("0x1F", "0x2A"), StorageType.STRING),
                Arguments.of(List.of("1.2.3", "4.12.0.7"), StorageType.STRING),
                Arguments.of(List.of("192.168.0.1", "10.0.0.1"), StorageType.STRING),
                Arguments.of(List.of("12:30", "14:45"), StorageType.STRING),
                Arguments.of(List.of("012 345 678", "098 765 432"), StorageType.STRING),
                Arguments.of(List.of("+4791234567 ext", "1"), StorageType.STRING),
                Arguments.of(List.of("abc", "1", "2"), StorageType.STRING));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theTypeIsWhatAllValuesAre(List<String> values, StorageType expected) {
        assertThat(detect("x", values).schema().type()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesAreSpelledAsTheyWere(List<String> values, StorageType type) {
        List<String> expected = values.stream()
                .map(value -> value.equals("NA") ? "" : value)
                .map(value -> value.equals("1e-3") ? "0.001" : value)
                .map(value -> type == StorageType.BOOLEAN && value.equals("TRUE") ? "true" : value)
                .map(value -> value.equals("-3") && values.contains("2,25") ? "-3" : value)
                .toList();

        assertThat(texts(detect("x", values))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2024-01-31|2023-12-01",
                "dd/MM/yyyy|31/12/2023|01/02/2024",
                "MM/dd/yyyy|12/31/2023|01/02/2024",
                "d/M/yyyy|31/1/2023|1/12/2024",
                "dd.MM.yyyy|31.12.2023|01.02.2024",
                "dd-MMM-yy|31-Dec-23|01-Feb-24",
                "MMMM d yyyy|November 16 2018|March 5 2017",
                "MMM-yyyy|Mar-2018|Dec-2017",
                "yyyy-MM-dd HH:mm:ss|2024-01-31 23:59:59|2023-12-01 00:00:00",
                "yyyy-MM-dd'T'HH:mm:ss'Z'|2024-01-31T23:59:59Z|2023-12-01T00:00:00Z",
                "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'|2024-01-31T23:59:59.123Z|2023-12-01T00:00:00.000Z",
                "yyyy-MM-dd HH:mm:ss[.SSSSSS]|2024-01-31 23:59:59.5|2023-12-01 00:00:00",
                "yyyy-MM-dd HH:mm:ss'+00:00'|2024-01-31 23:59:59+00:00|2023-12-01 00:00:00+00:00",
                "yyyy-MM-dd HH:mm:ss' UTC'|2024-01-31 23:59:59 UTC|2023-12-01 00:00:00 UTC",
                "MM/dd/yyyy hh:mm:ss a|12/31/2023 11:59:59 PM|01/02/2024 12:00:00 AM",
                "dd/MM/yyyy HH:mm|31/12/2023 23:59|01/02/2024 00:00",
                "EEE, d MMM yyyy HH:mm:ss' GMT'|Tue, 3 Jun 2008 11:05:30 GMT|Wed, 4 Jun 2008 00:00:00 GMT",
                "yyyyMMddHHmmss|20240131235959|20231201000000"
            })
    void datesAreReadInTheirPatternAndWrittenInIt(String pattern, String first, String second) {
        Detected detected = detect("when", first, "", second, first);

        assertThat(detected.schema().format().datePattern()).hasValue(pattern);
        assertThat(detected.schema().meaning()).isEqualTo(Meaning.DATETIME);
        assertThat(texts(detected)).containsExactly(first, "", second, first);
    }

    @Test
    void offsetsThatDifferBecomeInstants() {
        Detected detected = detect("at", "2024-01-31T12:00:00+01:00", "2024-07-31T12:00:00+02:00");

        assertThat(texts(detected)).containsExactly("2024-01-31T11:00:00Z", "2024-07-31T10:00:00Z");
    }

    @Test
    void dayAndMonthThatCouldBeSwappedLowerTheConfidence() {
        Detected ambiguous = detect("d", "01/02/2024", "03/04/2024");

        assertThat(ambiguous.schema().type()).isEqualTo(StorageType.DATE);
        assertThat(ambiguous.schema().confidence()).isLessThan(0.7);
        assertThat(ambiguous.schema().reason()).contains("could be swapped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/12/2023", "12/31/2023"})
    void otherDatesOfTheTableTellDayFromMonth(String sure) {
        ColumnDetector ambiguous = ColumnDetector.ofText("a", 2);
        ambiguous.text("01/02/2024");
        ambiguous.text("03/04/2024");
        ColumnDetector clear = ColumnDetector.ofText("b", 2);
        clear.text(sure);
        clear.text("01/01/2024");

        List<Detected> detected = SchemaDetector.finish(List.of(ambiguous, clear));

        assertThat(detected.get(0).schema().format().datePattern())
                .isEqualTo(detected.get(1).schema().format().datePattern());
        assertThat(detected.get(0).schema().confidence()).isGreaterThan(0.8);
    }

    @Test
    void wholeNumbersThatAreDatesAreDates() {
        List<String> days = rows(30, i -> Integer.toString(20240101 + i));
        assertThat(detect("n", days).schema().format().datePattern()).hasValue("yyyyMMdd");
        assertThat(texts(detect("n", days))).isEqualTo(days);
        assertThat(detect("n", rows(30, i -> Integer.toString(20240199 + i)))
                        .schema()
                        .type())
                .isEqualTo(StorageType.INTEGER);
        assertThat(detect("billing_month", "202401", "202312").schema().format().datePattern())
                .hasValue("yyyyMM");
        assertThat(detect("amount", "202401", "202312").schema().type()).isEqualTo(StorageType.INTEGER);
    }

    @Test
    void epochSecondsNeedAWordInTheName() {
        List<String> seconds = rows(50, i -> Long.toString(1_700_000_000L + i * 977L));

        assertThat(detect("created_at", seconds).schema().type()).isEqualTo(StorageType.DATETIME);
        assertThat(texts(detect("created_at", seconds))).isEqualTo(seconds);
        assertThat(detect("amount", seconds).schema().type()).isEqualTo(StorageType.INTEGER);
        assertThat(detect("timestamp", rows(50, i -> (i + 5) + "700000000123"))
                        .schema()
                        .type())
                .isEqualTo(StorageType.INTEGER);
    }

    @Test
    void markersCountAsMissingWhereTheRestAreValues() {
        Detected numbers = detect("x", "1", "?", "NA", "-", "unknown", "2", "");
        assertThat(numbers.schema().type()).isEqualTo(StorageType.INTEGER);
        assertThat(numbers.schema().format().missingMarkers()).containsExactly("?", "NA", "-", "unknown");
        assertThat(numbers.column().missingCount()).isEqualTo(5);

        Detected words = detect("x", "red", "none", "unknown", "N/A", "NA", "null");
        assertThat(words.schema().format().missingMarkers()).containsExactlyInAnyOrder("N/A", "NA", "null");
        assertThat(texts(words)).containsExactly("red", "none", "unknown", "", "", "");
    }

    @Test
    void naAmongCountryCodesIsACountry() {
        Detected countries = detect("country", "DE", "NA", "NG", "ZA");

        assertThat(countries.column().missingCount()).isZero();
    }

    @Test
    void blanksAreMissingAndTextIsKeptAsItIs() {
        Detected detected = detect("x", " a", "  ", "b ", "\t");

        assertThat(texts(detected)).containsExactly(" a", "", "b ", "");
    }

    @Test
    void aColumnOfGapsIsConstant() {
        Detected gaps = detect("x", "", "NA", "", "null");

        assertThat(gaps.schema().meaning()).isEqualTo(Meaning.CONSTANT);
        assertThat(gaps.column().missingCount()).isEqualTo(4);
        assertThat(gaps.schema().profile().missingShare()).isEqualTo(1);
    }

    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of("n", rows(100, i -> Integer.toString(i + 1)), Meaning.IDENTIFIER),
                Arguments.of("whatever", rows(100, i -> Integer.toString((i * 37) % 100)), Meaning.IDENTIFIER),
                Arguments.of("customer_id", rows(100, i -> Integer.toString(1000 + i * i)), Meaning.IDENTIFIER),
                Arguments.of("orderNo", rows(100, i -> Integer.toString(1000 + i * i)), Meaning.IDENTIFIER),
                Arguments.of("income", rows(100, i -> Integer.toString(1000 + i * i)), Meaning.CONTINUOUS),
                Arguments.of("x", rows(100, i -> new java.util.UUID(i * 7919L, ~i).toString()), Meaning.IDENTIFIER),
                Arguments.of("x", rows(100, i -> "ORD-%05d".formatted(i)), Meaning.IDENTIFIER),
                Arguments.of("mail", rows(100, i -> "p" + i + "@example.org"), Meaning.IDENTIFIER),
                Arguments.of("zip", rows(500, i -> Integer.toString(98100 + i % 40)), Meaning.CATEGORICAL),
                Arguments.of("zip_code", rows(500, i -> "0%d".formatted(1000 + i % 40)), Meaning.CATEGORICAL),
                Arguments.of("zip", rows(100, i -> "%05d".formatted(i * 97)), Meaning.CATEGORICAL),
                Arguments.of(
                        "mobile", rows(100, i -> Long.toString(13_000_000_000L + i * 7_919_191L)), Meaning.IDENTIFIER),
                Arguments.of("tel", rows(100, i -> "+49 30 %04d %02d".formatted(i * 83, i)), Meaning.IDENTIFIER),
                Arguments.of(
                        "login",
                        rows(100, i -> "user" + (char) ('a' + i % 26) + (char) ('a' + i / 26)),
                        Meaning.IDENTIFIER),
                Arguments.of("n", rows(500, i -> Integer.toString(i % 5)), Meaning.CATEGORICAL),
                Arguments.of("n", rows(20, i -> Integer.toString(i % 10)), Meaning.CONTINUOUS),
                Arguments.of("rate", rows(1000, i -> i % 2 == 0 ? "0.05" : "0.2"), Meaning.CATEGORICAL),
                Arguments.of("x", rows(100, i -> i * 1.37 + ""), Meaning.CONTINUOUS),
                Arguments.of("color", rows(100, i -> "color" + i % 7), Meaning.CATEGORICAL),
                Arguments.of("x", rows(100, i -> "same"), Meaning.CONSTANT),
                Arguments.of("x", rows(100, i -> "5"), Meaning.CONSTANT),
                Arguments.of("x", rows(100, i -> i % 2 == 0 ? "same" : ""), Meaning.CATEGORICAL),
                Arguments.of(
                        "full name",
                        rows(100, i -> "Ada " + (char) ('a' + i % 26) + "bel " + (char) ('a' + i / 26) + "ove"),
                        Meaning.FREE_TEXT),
                Arguments.of(
                        "review",
                        rows(100, i -> "I liked this product very much, it was number " + i),
                        Meaning.FREE_TEXT),
                Arguments.of("tags", rows(100, i -> "[\"a\",%d]".formatted(i)), Meaning.FREE_TEXT),
                Arguments.of("ok", rows(100, i -> i % 3 == 0 ? "yes" : "no"), Meaning.CATEGORICAL));
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void theMeaningFollowsFromValuesAndName(String name, List<String> values, Meaning expected) {
        ColumnSchema schema = detect(name, values).schema();

        assertThat(schema.meaning()).as(schema.reason()).isEqualTo(expected);
        assertThat(schema.reason()).isNotBlank();
        assertThat(schema.confidence()).isBetween(0.5, 1.0);
    }

    @Test
    void noiseOfBinaryArithmeticIsNoPrecision() {
        Detected detected = detect("sum", rows(100, i -> i == 50 ? "0.30000000000000004" : "%d.%02d".formatted(i, i)));

        assertThat(detected.schema().format().decimals()).isEqualTo(2);
    }

    @Test
    void manyDistinctNumbersAreParsedAsTheyComeAndMarkersAmongThemCount() {
        List<String> values = rows(200_000, i -> i % 1_000 == 999 ? "n/a" : i * 0.25 + "");
        Detected detected = detect("x", values);

        assertThat(detected.schema().type()).isEqualTo(StorageType.DECIMAL);
        assertThat(detected.column().missingCount()).isEqualTo(200);
        assertThat(((NumericColumn) detected.column()).values()[199_998]).isEqualTo(199_998 * 0.25);
        assertThat(detected.schema().format().missingMarkers()).containsExactly("n/a");
        assertThat(detected.schema().profile().distinctCount()).isEqualTo(199_800);
    }

    @Test
    void manyDistinctTimesAreParsedAsTheyCome() {
        List<String> values = rows(120_000, i -> InstantTextSample.iso(i * 61_000_000L));
        Detected detected = detect("x", values);

        assertThat(detected.schema().type()).isEqualTo(StorageType.DATETIME);
        assertThat(texts(detected)).isEqualTo(values);
    }

    @Test
    void aLateSurpriseAsksForASecondReading() {
        ColumnDetector detector = ColumnDetector.ofText("x", 100_001);
        rows(100_000, i -> Integer.toString(i * 3)).forEach(detector::text);
        detector.text("surprise");
        assertThat(detector.mustReadAgain()).isTrue();

        ColumnDetector kept = ColumnDetector.ofKeptText("x", 100_001);
        rows(100_000, i -> Integer.toString(i * 3)).forEach(kept::text);
        kept.text("surprise");
        Detected detected = SchemaDetector.finish(List.of(kept)).getFirst();

        assertThat(kept.mustReadAgain()).isFalse();
        assertThat(detected.schema().type()).isEqualTo(StorageType.STRING);
        assertThat(((CodedColumn) detected.column()).text(100_000)).hasValue("surprise");
    }

    @Test
    void aLateNumberTooLargeForADoubleAsksForASecondReading() {
        ColumnDetector detector = ColumnDetector.ofText("x", 60_001);
        rows(60_000, Integer::toString).forEach(detector::text);
        detector.text("9007199254740993");

        assertThat(detector.mustReadAgain()).isTrue();
    }
}
