package io.syntho.evaluation.pii;

import static io.syntho.evaluation.Samples.numbers;
import static io.syntho.evaluation.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiiScannerTest {

    private static final int ROWS = 400;
    private static final List<String> GIVEN =
            List.of("Mary", "John", "Linda", "James", "Susan", "Robert", "Karen", "David");
    private static final List<String> FAMILY =
            List.of("Smith", "Johnson", "Brown", "Miller", "Davis", "Wilson", "Moore");

    private final Random random = new Random(1);

    @Test
    void unmistakableFormsNeedNoHeader() {
        assertThat(kind("x1", row -> "user" + row + "@example.org")).hasValue(PiiKind.EMAIL);
        assertThat(kind("x2", row -> GIVEN.get(row % 8) + " " + FAMILY.get(row % 7)))
                .hasValue(PiiKind.PERSON_NAME);
        assertThat(kind("x3", row -> "%d.%d.%d.%d".formatted(part(), part(), part(), part())))
                .hasValue(PiiKind.IP_ADDRESS);
        assertThat(kind("x4", row -> "+4930%07d".formatted(random.nextInt(10_000_000))))
                .hasValue(PiiKind.PHONE);
        assertThat(kind("x5", row -> (100 + row) + " " + FAMILY.get(row % 7) + " Street"))
                .hasValue(PiiKind.POSTAL_ADDRESS);
        assertThat(kind("x6", row -> card())).hasValue(PiiKind.PAYMENT_CARD);
        assertThat(kind("x7", row -> "%03d-%02d-%04d".formatted(100 + row, 10 + row % 80, 1000 + row)))
                .hasValue(PiiKind.US_SSN);
        assertThat(kind("x8", row -> "%.5f,%.5f".formatted(random.nextDouble(-90, 90), random.nextDouble(-180, 180))))
                .hasValue(PiiKind.COORDINATES);
    }

    @Test
    void ambiguousFormsNeedAHeader() {
        IntFunction<String> digits = row -> "%09d".formatted(random.nextInt(1_000_000_000));
        assertThat(kind("bank_acct", digits)).hasValue(PiiKind.BANK_ACCOUNT);
        assertThat(kind("passportNo", digits)).hasValue(PiiKind.PASSPORT);
        assertThat(kind("MedicalRecordNumber", digits)).hasValue(PiiKind.MEDICAL_RECORD);
        assertThat(kind("Handynummer", digits)).hasValue(PiiKind.PHONE);
        assertThat(kind("lname", row -> FAMILY.get(row % 7))).hasValue(PiiKind.PERSON_NAME);
        assertThat(kind("login", row -> "user" + row)).hasValue(PiiKind.USERNAME);
        assertThat(kind("dob", row -> "19%02d-%02d-%02d".formatted(row % 100, 1 + row % 12, 1 + row % 28)))
                .hasValue(PiiKind.DATE_OF_BIRTH);
        assertThat(kind("zip", row -> "%05d".formatted(10_000 + row))).hasValue(PiiKind.POSTAL_CODE);
    }

    @Test
    void whereAPersonLivesIsToldByTheState() {
        List<String> places =
                List.of("St Louis, MO", "New York, NY", "Paris", "Los Angeles, CA", "London", "Boise, ID");

        assertThat(kind("home.dest", row -> places.get(row % 6))).hasValue(PiiKind.CITY);
    }

    @Test
    void numbersOfTelephonesAreNoCardsThoughBothEndWithLuhn() {
        IntFunction<String> imei = row -> {
            String start = "35%012d".formatted(random.nextLong(1_000_000_000_000L));
            return IntStream.range(0, 10)
                    .mapToObj(digit -> start + digit)
                    .filter(CheckDigits::luhn)
                    .findFirst()
                    .orElseThrow();
        };

        assertThat(kind("imei", imei)).hasValue(PiiKind.DEVICE_ID);
        assertThat(kind("x", imei)).hasValue(PiiKind.DEVICE_ID);
        assertThat(MoneyChecks.card("213154841868977")).as("an old JCB card").isEqualTo(Fit.VALID);
    }

    @Test
    void anAddressOfAMachineIsNoPlace() {
        assertThat(kind("addr", row -> "%x:%x:db8::%x:%x".formatted(0x2001 + row, 0xab, row, 0x1f)))
                .hasValue(PiiKind.IP_ADDRESS);
        assertThat(kind("address", row -> "00:1b:63:84:%02x:%02x".formatted(row / 256, row % 256)))
                .hasValue(PiiKind.MAC_ADDRESS);
    }

    @Test
    void decoysAreNotPersonalData() {
        assertThat(kind("order_id", row -> "%09d".formatted(random.nextInt(1_000_000_000))))
                .isEmpty();
        assertThat(kind("tracking", row -> "%016d".formatted(random.nextLong(10_000_000_000_000_000L))))
                .isEmpty();
        assertThat(kind("uuid", row -> new UUID(random.nextLong(), random.nextLong()).toString()))
                .isEmpty();
        assertThat(kind(
                        "build_ver",
                        row -> "%d.%d.%d.%d"
                                .formatted(
                                        random.nextInt(9), random.nextInt(40), random.nextInt(12), random.nextInt(99))))
                .isEmpty();
        assertThat(kind("part_no", row -> "%03d-%04d".formatted(random.nextInt(1000), random.nextInt(10_000))))
                .isEmpty();
        assertThat(kind("created_at", row -> "2021-%02d-%02d 10:00:00".formatted(1 + row % 12, 1 + row % 28)))
                .isEmpty();
        assertThat(kind("product_name", row -> GIVEN.get(row % 8) + " Speaker " + row))
                .isEmpty();
        assertThat(kind("product", row -> GIVEN.get(row % 8) + " " + FAMILY.get(row % 7)))
                .as("the header speaks against")
                .isEmpty();
        assertThat(kind(
                        "company",
                        row -> FAMILY.get(row % 7) + ", " + FAMILY.get(row % 5) + " and " + FAMILY.get(row % 3)))
                .isEmpty();
        assertThat(kind("phone_model", row -> "Pixel " + row % 9)).isEmpty();
        assertThat(kind("epoch_ms", row -> Long.toString(1_500_000_000_000L + random.nextInt(1_000_000_000))))
                .isEmpty();
        assertThat(kind("comment", row -> "The parcel of week " + row + " arrived in good order again."))
                .isEmpty();
        assertThat(kind("log", row -> "Firmware 4.12.0." + row % 50 + " installed on the unit in hall " + row))
                .isEmpty();
    }

    @Test
    void aRareKindInAColumnOfOtherThingsIsFound() {
        IntFunction<String> mostlyNone = row -> row % 12 == 0 ? "user" + row + "@example.org" : "reference " + row;

        PiiFinding finding = find("remark", mostlyNone).orElseThrow();

        assertThat(finding.kind()).isEqualTo(PiiKind.EMAIL);
        assertThat(finding.share()).isBetween(0.08, 0.09);
    }

    @Test
    void aFillerThatStandsInMostRowsHidesNobody() {
        assertThat(kind("mail", row -> row % 20 == 0 ? "user" + row + "@example.org" : "unknown"))
                .hasValue(PiiKind.EMAIL);
    }

    @Test
    void personalDataInsideTextIsFound() {
        PiiFinding finding = find(
                        "notes",
                        row -> row % 10 == 0
                                ? "Please write to user" + row + "@example.org or ring +49 30 1234567 before noon."
                                : "The parcel of week " + row + " arrived in good order again.")
                .orElseThrow();

        assertThat(finding.kind()).isEqualTo(PiiKind.FREE_TEXT_PII);
        assertThat(finding.inFreeText()).isTrue();
        assertThat(finding.share()).isBetween(0.09, 0.11);
        assertThat(finding.evidence()).contains("email");
    }

    @Test
    void evidenceIsInWordsAndExamplesAreMasked() {
        PiiFinding finding =
                find("Email-Adresse", row -> "mary" + row + "@example.org").orElseThrow();

        assertThat(finding.evidence())
                .isEqualTo("100 % of 400 distinct values are e-mail addresses; the header says “email”.");
        assertThat(finding.maskedExamples()).hasSize(3).allMatch(example -> example.startsWith("m•••"));
        assertThat(finding.hipaa()).hasValue(HipaaIdentifier.F);
        assertThat(finding.examined()).isEqualTo(400);
        assertThat(finding.confidence()).isGreaterThan(0.98);
        assertThat(finding.toString()).doesNotContain("mary");
    }

    @Test
    void numbersAreReadAsTheirDigits() {
        NumericColumn cards = new NumericColumn(
                "n",
                IntStream.range(0, ROWS)
                        .mapToDouble(row -> Double.parseDouble(card()))
                        .toArray());
        NumericColumn ages = new NumericColumn(
                "age", IntStream.range(0, ROWS).mapToDouble(row -> row % 90).toArray());
        NumericColumn latitude =
                new NumericColumn("lat", random.doubles(ROWS, -90, 90).toArray());
        NumericColumn price =
                new NumericColumn("price", random.doubles(ROWS, 0, 90).toArray());

        assertThat(kind(cards, StorageType.INTEGER)).hasValue(PiiKind.PAYMENT_CARD);
        assertThat(kind(ages, StorageType.INTEGER)).hasValue(PiiKind.AGE);
        assertThat(kind(latitude, StorageType.DECIMAL)).hasValue(PiiKind.COORDINATES);
        assertThat(kind(price, StorageType.DECIMAL)).isEmpty();
    }

    @Test
    void instantsAreDatesOfBirthIfTheHeaderSaysSo() {
        assertThat(kind(numbers("birth_date", 0, 86_400e6), StorageType.DATE)).hasValue(PiiKind.DATE_OF_BIRTH);
        assertThat(kind(numbers("order_date", 0, 86_400e6), StorageType.DATE)).isEmpty();
    }

    @Test
    void daysThatSpreadOverALifetimeAreDatesOfBirthWhereTheHeaderSaysNothing() {
        double day = 86_400e6;
        Column lifetimes = numbers(
                "col7",
                random.doubles(ROWS, -10_000, 14_000)
                        .map(days -> Math.rint(days) * day)
                        .toArray());
        Column recent = numbers(
                "col8",
                random.doubles(ROWS, 17_000, 20_000)
                        .map(days -> Math.rint(days) * day)
                        .toArray());
        Column foundations = numbers("founded", ((NumericColumn) lifetimes).values());

        assertThat(kind(lifetimes, StorageType.DATE)).hasValue(PiiKind.DATE_OF_BIRTH);
        assertThat(kind(recent, StorageType.DATE)).isEmpty();
        assertThat(kind(foundations, StorageType.DATE)).isEmpty();
    }

    @Test
    void genericHeadersOverOtherWordsFindNothing() {
        List<String> cities = List.of("Austin", "Madison", "Lincoln", "Jackson", "Florence", "Orlando", "Phoenix");
        assertThat(kind("col1", row -> cities.get(row % 7))).isEmpty();
        assertThat(kind("col2", row -> "model" + row)).isEmpty();
        assertThat(kind("col3", row -> "AB%02dCDE".formatted(row % 100))).isEmpty();
    }

    @Test
    void whatTheOwnerSaidStands() {
        Column mails = text(
                "x",
                IntStream.range(0, ROWS)
                        .mapToObj(row -> "u" + row + "@example.org")
                        .toList());
        ColumnSchema none =
                schema("x", StorageType.STRING).corrected(StorageType.STRING, Meaning.CATEGORICAL, Optional.empty());
        ColumnSchema code = none.corrected(StorageType.STRING, Meaning.IDENTIFIER, Optional.of(PiiKind.UNIQUE_CODE));

        PiiScan denied = PiiScanner.scan(new Table(List.of(mails)), new TableSchema(List.of(none)));
        PiiScan told = PiiScanner.scan(new Table(List.of(mails)), new TableSchema(List.of(code)));

        assertThat(denied.findings()).isEmpty();
        assertThat(told.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(PiiKind.UNIQUE_CODE);
            assertThat(finding.confidence()).isEqualTo(1);
        });
        assertThat(told.applyTo(new TableSchema(List.of(code)))
                        .columns()
                        .getFirst()
                        .pii())
                .hasValue(PiiKind.UNIQUE_CODE);
    }

    @Test
    void aScanMarksTheSchema() {
        Column mails = text(
                "x",
                IntStream.range(0, ROWS)
                        .mapToObj(row -> "u" + row + "@example.org")
                        .toList());
        TableSchema schema =
                new TableSchema(List.of(schema("x", StorageType.STRING), schema("absent", StorageType.STRING)));

        TableSchema marked = PiiScanner.scan(new Table(List.of(mails)), schema).applyTo(schema);

        assertThat(marked.column("x").pii()).hasValue(PiiKind.EMAIL);
        assertThat(marked.column("absent").pii()).isEmpty();
    }

    @Test
    void namesInsideTextAreFoundByTheNameModelAlone() {
        IntFunction<String> report = row -> row % 3 == 0
                ? "The report of week " + row + " was signed by Wanjiku Lindqvist in the afternoon."
                : "The parcel of week " + row + " arrived in good order again.";
        Column texts = text("x", IntStream.range(0, ROWS).mapToObj(report).toList());
        Table table = new Table(List.of(texts));
        TableSchema schema = new TableSchema(List.of(schema("x", StorageType.STRING)));

        PiiScan withNames = PiiScanner.scan(table, schema);
        PiiScan checks = PiiScanner.scanWithoutNames(table, schema, EvaluationListener.SILENT);

        assertThat(withNames.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(PiiKind.FREE_TEXT_PII);
            assertThat(finding.share()).isBetween(0.2, 0.45);
            assertThat(finding.evidence()).contains("person name", "looked for in 100 texts");
            assertThat(finding.maskedExamples()).allMatch(example -> example.startsWith("W•••"));
        });
        assertThat(checks.findings()).isEmpty();
        assertThat(checks.orMarked(withNames.applyTo(schema)).findings())
                .as("what the scan at upload found stands")
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(PiiKind.FREE_TEXT_PII));
    }

    @Test
    void namesThatNoListKnowsAreReadByTheNameModel() {
        List<String> given = List.of("Chandran", "Faraj", "Warhi", "Tripti", "Udyati", "Balveer", "Edhitha", "Mahika");
        List<String> family = List.of("Sekhon", "Toor", "Ratta", "Chhabra", "Oza", "Kuruvilla", "Banik");
        List<String> things = List.of("Steel", "Copper", "Garden", "Kitchen", "Office", "Travel", "Winter", "Summer");
        List<String> kinds = List.of("Lamp", "Kettle", "Chair", "Basket", "Blanket", "Bottle", "Shelf");

        assertThat(kind("c1", row -> given.get(row % 8) + " " + family.get(row % 7)))
                .hasValue(PiiKind.PERSON_NAME);
        assertThat(kind("c2", row -> things.get(row % 8) + " " + kinds.get(row % 7)))
                .isEmpty();
    }

    @Test
    void anEmptyColumnHoldsNothing() {
        assertThat(find("email", row -> null)).isEmpty();
        assertThat(find("email", row -> "  ")).isEmpty();
    }

    @Test
    void hostileValuesTakeNoTime() {
        String long1 = "a.".repeat(5_000) + "@";
        String long2 = "1-".repeat(5_000);
        String long3 = "12 " + "Straße ".repeat(1_000);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        for (String hostile : List.of(long1, long2, long3, "(".repeat(9_000), "A".repeat(9_000))) {
            find("address", row -> hostile + row);
        }

        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                .as("CPU nanoseconds")
                .isLessThan(10_000_000_000L);
    }

    private Optional<PiiKind> kind(String header, IntFunction<String> value) {
        return find(header, value).map(PiiFinding::kind);
    }

    private Optional<PiiFinding> find(String header, IntFunction<String> value) {
        return find(text(header, IntStream.range(0, ROWS).mapToObj(value).toList()), StorageType.STRING);
    }

    private static Optional<PiiKind> kind(Column column, StorageType type) {
        return find(column, type).map(PiiFinding::kind);
    }

    private static Optional<PiiFinding> find(Column column, StorageType type) {
        return PiiScanner.scan(new Table(List.of(column)), new TableSchema(List.of(schema(column.name(), type))))
                .of(column.name());
    }

    private static ColumnSchema schema(String name, StorageType type) {
        return ColumnSchema.of(name, type, Meaning.CATEGORICAL);
    }

    private int part() {
        return random.nextInt(256);
    }

    private String card() {
        String start = "4%014d".formatted(random.nextLong(100_000_000_000_000L));
        for (int digit = 0; digit < 10; digit++) {
            if (CheckDigits.luhn(start + digit)) {
                return start + digit;
            }
        }
        throw new AssertionError();
    }
}
