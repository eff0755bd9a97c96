package io.syntho.synthesis.regenerate;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.synthesis.Protection;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MakersTest {

    private static final int ROWS = 2_000;

    private static final ColumnSchema ID = ColumnSchema.of("id", StorageType.STRING, Meaning.IDENTIFIER);
    private static final ColumnSchema NUMBER_ID = ColumnSchema.of("id", StorageType.INTEGER, Meaning.IDENTIFIER);

    private static List<String> originals(IntFunction<String> value) {
        return IntStream.range(0, ROWS).mapToObj(value).toList();
    }

    private static List<String> make(ColumnSchema schema, List<String> originals, int rows) {
        SampleTables table = SampleTables.rows(originals.size()).words(schema, originals::get);
        return make(Makers.fit(schema, table.table().column(0), Protection.DEFAULT), rows);
    }

    private static List<String> makeNumbers(ColumnSchema schema, IntToDoubleFunction value, int rows) {
        SampleTables table = SampleTables.rows(ROWS).numbers(schema, value);
        return make(Makers.fit(schema, table.table().column(0), Protection.DEFAULT), rows);
    }

    private static List<String> make(Maker maker, int rows) {
        RowRandom random = new RowRandom(11, 1, Maker.DRAWS);
        return IntStream.range(0, rows).mapToObj(row -> maker.make(row, random)).toList();
    }

    private static void assertFresh(List<String> made, List<String> originals) {
        Set<String> replayed = new HashSet<>(made);
        replayed.retainAll(new HashSet<>(originals));
        assertThat(replayed).as("values of the original that came back").isEmpty();
    }

    private static ColumnSchema pii(PiiKind kind) {
        return ColumnSchema.of("c", StorageType.STRING, Meaning.CATEGORICAL).with(Optional.of(kind));
    }

    @Test
    void codesKeepTheirLookAreUniqueAndNew() {
        SplittableRandom random = new SplittableRandom(1);
        List<String> originals =
                originals(i -> "ORD-%05d/%c%c".formatted(i * 7 % 90_000, 'A' + random.nextInt(26), 'X'));

        List<String> made = make(ID, originals, 3 * ROWS);

        assertThat(made)
                .allMatch(value -> value.matches("ORD-\\d{5,}/[A-Z]X\\d*"))
                .doesNotHaveDuplicates();
        assertFresh(made, originals);
    }

    @Test
    void looksComeInTheirShares() {
        List<String> originals =
                originals(i -> i % 4 == 0 ? "S%06d".formatted(100_000 + 37 * i) : Integer.toString(8_000_000 + 13 * i));

        List<String> made = make(ID, originals, 4_000);

        double letters = made.stream().filter(value -> value.startsWith("S")).count() / 4_000.0;
        assertThat(letters).isBetween(0.2, 0.3);
        assertThat(made).doesNotHaveDuplicates();
        assertFresh(made, originals);
    }

    @Test
    void aDenseRangeIsLeftInsteadOfHitAgain() {
        List<String> originals =
                IntStream.range(0, 1_000).mapToObj("T%03d"::formatted).toList();

        List<String> made = make(ID, originals, 5_000);

        assertThat(made).doesNotHaveDuplicates().allMatch(value -> value.matches("T\\d{4,}"));
        assertFresh(made, originals);
    }

    @Test
    void hexadecimalTokensStayHexadecimal() {
        SplittableRandom random = new SplittableRandom(2);
        List<String> originals = originals(i -> "%016x".formatted(random.nextLong()));

        assertThat(make(ID, originals, 500))
                .allMatch(value -> value.matches("[0-9a-f]{16}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void uuidsStayUuids() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> originals = originals(
                i -> new UUID(random.nextLong(), random.nextLong()).toString().toUpperCase(java.util.Locale.ROOT));

        List<String> made = make(ID, originals, 500);

        assertThat(made)
                .allMatch(
                        value -> value.equals(UUID.fromString(value).toString().toUpperCase(java.util.Locale.ROOT)));
        assertThat(made)
                .allMatch(value -> UUID.fromString(value).version() == 4)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRunningNumberGoesOnAfterTheLargest() {
        List<String> made = makeNumbers(NUMBER_ID, row -> 1 + row, 100);

        assertThat(made).doesNotHaveDuplicates().allMatch(value -> Long.parseLong(value) > ROWS);
    }

    @Test
    void scatteredNumbersKeepTheirDigits() {
        SplittableRandom random = new SplittableRandom(4);
        long[] originals = random.longs(ROWS, 10_000_000, 99_999_999).toArray();

        List<String> made = makeNumbers(NUMBER_ID, row -> originals[row], 5_000);

        assertThat(made).allMatch(value -> value.matches("[1-9]\\d{7}")).doesNotHaveDuplicates();
        assertFresh(
                made,
                IntStream.range(0, ROWS)
                        .mapToObj(row -> Long.toString(originals[row]))
                        .toList());
    }

    @Test
    void keysThatComeBackComeBack() {
        List<String> originals = originals(i -> "C%08d".formatted(i % 200 * 499_979));

        List<String> made = make(ID, originals, ROWS);

        assertThat(new HashSet<>(made)).hasSizeBetween(150, 200);
        assertFresh(made, originals);
    }

    @Test
    void oneFrequentValueAmongKeysIsNotLearned() {
        List<String> originals = originals(i -> i % 2 == 0 ? "UNKNOWN" : "K%07d".formatted(i * 4_999));

        List<String> made = make(ID, originals, ROWS);

        assertThat(made).allMatch(value -> value.matches("K\\d{7}"));
    }

    @ParameterizedTest
    @EnumSource(
            value = PiiKind.class,
            names = {
                "PERSON_NAME",
                "EMAIL",
                "USERNAME",
                "URL",
                "POSTAL_ADDRESS",
                "PHONE",
                "US_SSN",
                "SECRET",
                "IP_ADDRESS"
            })
    void noPersonalValueComesBackEvenWhenTheOriginalWasMadeHere(PiiKind kind) {
        List<String> originals = make(pii(kind), originals(i -> seed(kind, i)), ROWS);

        List<String> made = make(pii(kind), originals, ROWS);

        assertFresh(made, originals);
    }

    private static String seed(PiiKind kind, int i) {
        return switch (kind) {
            case PERSON_NAME -> "Jane%d Doe%d".formatted(i, i);
            case PHONE -> "+49 30 %07d".formatted(1_000_000 + i * 4_321);
            case US_SSN -> "%03d-%02d-%04d".formatted(100 + i % 500, i % 99 + 1, i);
            case IP_ADDRESS -> "%d.%d.%d.%d".formatted(20 + i % 200, i / 256, i % 256, i % 7);
            default -> "value-%06d".formatted(i * 37);
        };
    }

    @Test
    void namesKeepTheirOrder() {
        assertThat(make(pii(PiiKind.PERSON_NAME), originals(i -> "Doe" + i + ", Miss. Jane"), 50))
                .allMatch(name -> name.matches("\\p{Lu}\\p{Ll}+, \\p{Lu}\\p{Ll}+"));
        assertThat(make(pii(PiiKind.PERSON_NAME), originals(i -> "Jane Doe" + i), 50))
                .allMatch(name -> name.matches("\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+"));
        assertThat(make(pii(PiiKind.PERSON_NAME), originals(i -> "Jane" + i), 50))
                .allMatch(name -> name.matches("\\p{Lu}\\p{Ll}+"));
    }

    @Test
    void mailAddressesLeadNowhere() {
        assertThat(make(pii(PiiKind.EMAIL), originals(i -> "jane" + i + "@company.com"), 200))
                .allMatch(mail -> mail.matches("[a-z.]+@mail\\.example"))
                .doesNotHaveDuplicates();
    }

    @Test
    void cardNumbersPassTheirCheckAndWereNeverIssued() {
        SplittableRandom random = new SplittableRandom(6);
        List<String> originals = originals(i -> "4%03d %04d %04d %04d"
                .formatted(
                        random.nextInt(1_000), random.nextInt(10_000), random.nextInt(10_000), random.nextInt(10_000)));

        List<String> made = make(pii(PiiKind.PAYMENT_CARD), originals, 300);

        assertThat(made)
                .allMatch(card -> card.matches("9\\d{3} \\d{4} \\d{4} \\d{4}"))
                .doesNotHaveDuplicates();
        assertThat(made).allMatch(card -> luhn(card.replace(" ", "")));
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
        }
        return sum % 10 == 0;
    }

    @Test
    void accountNumbersPassTheirCheck() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> originals = originals(
                i -> "DE%02d%018d".formatted(random.nextInt(10, 99), random.nextLong(1_000_000_000_000_000_00L)));

        List<String> made = make(pii(PiiKind.IBAN), originals, 300);

        assertThat(made).allMatch(iban -> iban.matches("DE\\d{20}")).doesNotHaveDuplicates();
        assertThat(made).allMatch(iban -> {
            String number = (iban.substring(4) + iban.substring(0, 4))
                    .chars()
                    .mapToObj(c -> Integer.toString(Character.digit(c, 36)))
                    .collect(Collectors.joining());
            return new java.math.BigInteger(number)
                            .mod(java.math.BigInteger.valueOf(97))
                            .intValue()
                    == 1;
        });
        assertFresh(made, originals);
    }

    @Test
    void socialSecurityNumbersWereNeverIssued() {
        assertThat(make(pii(PiiKind.US_SSN), originals(i -> seed(PiiKind.US_SSN, i)), 200))
                .allMatch(number -> number.matches("9\\d{2}-\\d{2}-\\d{4}"));
    }

    @Test
    void freeTextIsAPlaceholder() {
        ColumnSchema text = ColumnSchema.of("t", StorageType.STRING, Meaning.FREE_TEXT);

        assertThat(make(text, originals(i -> "patient " + i + " complained"), 3))
                .containsOnly("(free text)");
        assertThat(make(pii(PiiKind.FREE_TEXT_PII), originals(i -> "call Jane " + i), 3))
                .containsOnly("(free text)");
    }

    @Test
    void textWithoutAnyCommonLookBecomesMadeUpWords() {
        SplittableRandom random = new SplittableRandom(8);
        List<String> originals = originals(i -> random.ints(1 + i % 40, 0x4E00, 0x9000)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining("-"))
                + i);

        assertThat(make(pii(PiiKind.SECRET), originals, 20)).allMatch(value -> !value.isBlank());
    }

    @Test
    void datesOfBirthAndCitiesAreLearnedNotMade() {
        assertThat(Makers.needed(pii(PiiKind.CITY))).isFalse();
        assertThat(Makers.needed(pii(PiiKind.EMAIL))).isTrue();
        assertThat(Makers.needed(ID)).isTrue();
    }
}
