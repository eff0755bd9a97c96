package io.syntho.evaluation.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    @Test
    void emailAddresses() {
        valid(
                ContactChecks::email,
                "a@b.de",
                "mary.o'neil+x@mail.example.co.uk",
                "ANDREW11@WALLACE-GARDNER.COM",
                "jürgen@müller.de");
        no(ContactChecks::email, "@b.de", "a@b", "a b@c.de", "a@@b.de", "a@-b.de", "see a@b.de", "@handle");
    }

    @Test
    void telephoneNumbersWhoseFormTells() {
        valid(
                ContactChecks::phone,
                "+49 9141 777631",
                "+12430458925",
                "+44(0)115 4960914",
                "858-724-9425x1111",
                "(893)532-8516",
                "001-732-839-0707x51849",
                "562.781.4209");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1980-01-29",
                "11/19/1993",
                "29.01.1980",
                "20230401",
                "2020-05-13 03:13:31.643492",
                "1.36.6.52",
                "12345.678",
                "978-1-884665-74-5",
                "977",
                "order 12345678",
                "163-63-5406-1-2-3-4-5-6-7"
            })
    void whatIsNoTelephoneNumber(String value) {
        assertThat(ContactChecks.phone(value)).isEqualTo(Fit.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"977-6185", "012-345-6789", "163-63-5406", "0115 4960914", "005954232", "7562604600060"})
    void whatCouldBeATelephoneNumberIfTheHeaderSaysSo(String value) {
        assertThat(ContactChecks.phone(value)).isEqualTo(Fit.SHAPE);
    }

    @Test
    void telephoneNumbersAsWrittenAtHome() {
        valid(NationalPhones.of("GB"), "(0161) 496 0066", "020 7946 0018");
        valid(NationalPhones.of("DE"), "030 901820", "(089) 12345678");
        valid(NationalPhones.of("FR"), "01 42 68 53 00");
        shape(NationalPhones.of("FR"), "00 42 68 53 00");
        no(NationalPhones.of("GB"), "02079460018", "977-6185", "01-02-2003");
    }

    @Test
    void paymentCards() {
        // Test numbers that the issuers publish.
        valid(
                MoneyChecks::card,
                "4111111111111111",
                "4242 4242 4242 4242",
                "5555-5555-5555-4444",
                "378282246310005",
                "3782 822463 10005",
                "6011111111111117",
                "3530111333300000",
                "30569309025904",
                "2223003122003222",
                "6200000000000005");
        shape(MoneyChecks::card, "4111111111111112", "1629982257606", "7467808537255743", "9999999999999995");
        no(MoneyChecks::card, "41111111111", "4111-1111 1111-1111", "card 4111111111111111");
    }

    @Test
    void bankAccounts() {
        valid(
                MoneyChecks::iban,
                "DE89370400440532013000",
                "GB82 WEST 1234 5698 7654 32",
                "fr1420041010050500013m02606");
        shape(MoneyChecks::iban, "DE89370400440532013001", "XX89370400440532013000");
        valid(MoneyChecks::routingNumber, "021000021", "111000025");
        shape(MoneyChecks::routingNumber, "021000022", "991000025");
    }

    @Test
    void wallets() {
        valid(
                MoneyChecks::wallet,
                "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
                "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "0x52908400098527886E0F7030069857D2E4169EE7");
        no(
                MoneyChecks::wallet,
                "52908400098527886E0F7030069857D2E4169EE7",
                "1234567890123456789012345678",
                "1O00000000000000000000000000000");
    }

    @Test
    void addressesOfMachines() {
        valid(
                NetworkChecks::ip,
                "66.151.11.146",
                "192.168.0.1",
                "10.1.2.200",
                "2001:db8::1",
                "9273:4cf9:ec7f:b978:5434:e210:cdc8:70dd",
                "8.8.8.120/24");
        shape(NetworkChecks::ip, "4.12.0.7", "1.36.6.52");
        no(NetworkChecks::ip, "256.1.1.1", "1.2.3", "12:30", "12:30:15", "ae:71:c0:d6:cb:b3");
        valid(NetworkChecks::mac, "ae:71:c0:d6:cb:b3", "AE-71-C0-D6-CB-B3", "ae71.c0d6.cbb3");
        no(NetworkChecks::mac, "ae71c0d6cbb3", "ae:71-c0:d6:cb:b3", "12:30:15");
        assertThat(NetworkChecks.isRandomCode("61495c02-b611-4438-b4c1-9f6ff43ed2d0"))
                .isTrue();
        assertThat(NetworkChecks.isRandomCode("945f6a5cad176b88181790979212c10e3aba74a0"))
                .isTrue();
    }

    @Test
    void streetAddresses() {
        valid(
                PlaceChecks::address,
                "60690 Harris Forest",
                "3260 Timothy Unions Suite 461",
                "12 High Street",
                "221B Baker Street, London",
                "1600 Pennsylvania Ave NW",
                "66018 Ho Port Apt. 121, Meganhaven, GA 03710",
                "PSC 4115, Box 7815\nAPO AA 41945",
                "P.O. Box 12, Springfield",
                "Unit 9800 Box 2907",
                "Jäntschgasse 5, 54045 Gelnhausen",
                "Albersstr. 7-3, 41789 Bad Mergentheim",
                "Unter den Linden 77",
                "Hauptstraße 12a",
                "Kuhlplatz 71/38, 33445 Borna",
                "12 rue de la Paix, 75002 Paris",
                "3 bis, avenue Foch",
                "Calle de Alcalá 45",
                "Via Roma, 12",
                "Kerkstraat 108",
                "ul. Długa 5",
                "Rua Augusta 1200");
        no(
                PlaceChecks::address,
                "South Daniellefort",
                "Ford Speaker 949",
                "iPhone 15 Pro",
                "5 Lake",
                "3 items",
                "Hall-Miller",
                "2023-04-10 12:00",
                "Psychologist, clinical",
                "Galaxy S23");
    }

    @Test
    void coordinates() {
        valid(PlaceChecks::coordinatePair, "79.300122, -94.031634", "(48.8566,2.3522)", "-3.9210705 -47.556362");
        no(PlaceChecks::coordinatePair, "95.300122, -94.031634", "1.5, 2.5", "12.3456");
    }

    @Test
    void citiesWithTheirState() {
        valid(
                PlaceChecks::cityAndState,
                "St Louis, MO",
                "Montreal, PQ / Chesterville, ON",
                "Winston-Salem, NC",
                "New York,NY");
        no(PlaceChecks::cityAndState, "John Smith, MD", "Acme, Inc", "red, or blue", "Paris, France", "NY");
    }

    @Test
    void agesAreYearsAndPartsOfThem() {
        valid(CodeChecks::age, "0", "0.9167", "45.5", "120");
        no(CodeChecks::age, "121", "1985", "-3", "45,5", "1e2", "");
    }

    @Test
    void namesOfPeople() {
        valid(
                NameChecks::fullName,
                "Ryan Gallagher",
                "COLLINS, John",
                "Braund, Mr. Owen Harris",
                "Dr. Allison Hill",
                "Maria Garcia-Lopez",
                "Jürgen Müller",
                "John A. Smith Jr.");
        no(
                NameChecks::fullName,
                "Martinez, Moore and Hutchinson",
                "Villarreal Ltd",
                "Ford Speaker 949",
                "Smith & Sons",
                "Thomas Group");
        shape(NameChecks::fullName, "Austin", "South Danielle", "Product Owner");
    }

    @Test
    void vehiclesAndDevices() {
        valid(CodeChecks::vin, "ZSZBT1CB102JP2263", "1HGCM82633A004352");
        no(CodeChecks::vin, "12345678901234567", "ABCDEFGHJKLMNPRST", "1HGCM82633A00435I");
        valid(CodeChecks::imei, "490154203237518");
        shape(CodeChecks::imei, "490154203237519", "378282246310005");
    }

    @Test
    void datesAreKnownFirst() {
        for (String date : List.of(
                "1980-01-29",
                "29/01/1980",
                "1.2.99",
                "Jan 5, 2020",
                "5 March 2021",
                "Monday, 5 March 2021",
                "20200131",
                "2020-01-31T10:00:00Z")) {
            assertThat(DateText.isDate(date)).as(date).isTrue();
        }
        for (String other : List.of("1980-13-29", "45/45/1980", "83472912", "163-63-5406", "March", "12-34")) {
            assertThat(DateText.isDate(other)).as(other).isFalse();
        }
    }

    @Test
    void masksShowTheFormAndHideTheValue() {
        assertThat(Mask.of("jane.doe@mail.org")).isEqualTo("j•••.•••@••••.•••");
        assertThat(Mask.of("4111 1111 1111 1111")).isEqualTo("4••• •••• •••• ••••");
        assertThat(Mask.of("1234")).isEqualTo("••••");
        assertThat(Mask.of("a\nb<script>")).isEqualTo("a •<••••••>");
        assertThat(Mask.of("x".repeat(500))).hasSize(41);
    }

    private static void valid(ValueCheck check, String... values) {
        expect(Fit.VALID, check, values);
    }

    private static void shape(ValueCheck check, String... values) {
        expect(Fit.SHAPE, check, values);
    }

    private static void no(ValueCheck check, String... values) {
        expect(Fit.NO, check, values);
    }

    private static void expect(Fit fit, ValueCheck check, String... values) {
        for (String value : values) {
            assertThat(check.fit(value)).as(value).isEqualTo(fit);
        }
    }
}
