package io.syntho.evaluation.pii;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.tabular.PiiKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

    @Test
    void aHeaderIsSplitIntoWholeWords() {
        assertThat(Header.of("PatientBirthDate_2").words()).containsExactly("patient", "birth", "date", "2");
        assertThat(Header.of("IPAddress").words()).contains("ip", "address");
        assertThat(Header.of("Straßen-Name").words()).contains("strassen", "name");
        assertThat(Header.of("").words()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "firstname, PERSON_NAME",
        "NameFirst, PERSON_NAME",
        "Vorname, PERSON_NAME",
        "nom_de_famille, PERSON_NAME",
        "氏名, PERSON_NAME",
        "e-mail, EMAIL",
        "contactEmail, EMAIL",
        "Telefonnummer, PHONE",
        "cell_phone, PHONE",
        "Date of Birth, DATE_OF_BIRTH",
        "geburtsdatum, DATE_OF_BIRTH",
        "ssn, US_SSN",
        "Reisepass-Nr., PASSPORT",
        "driversLicense, DRIVING_LICENCE",
        "PLZ, POSTAL_CODE",
        "cust_addr, POSTAL_ADDRESS",
        "DrvLicNbr, DRIVING_LICENCE",
        "d.o.b., DATE_OF_BIRTH",
        "veh_reg_plt, LICENCE_PLATE",
        "numero_securite_sociale, NATIONAL_ID",
        "Numéro de carte, PAYMENT_CARD",
        "ethnische Herkunft, SPECIAL_CATEGORY"
    })
    void headersSayWhatTheyMean(String header, PiiKind kind) {
        assertThat(HeaderWords.STANDARD.of(Header.of(header)).strong()).containsKey(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "microphone, PHONE",
        "average, AGE",
        "lesson, US_SSN",
        "mileage, AGE",
        "recipe, IP_ADDRESS",
        "capital_gain, POSTAL_CODE"
    })
    void partsOfWordsSayNothing(String header, PiiKind kind) {
        assertThat(HeaderWords.STANDARD.of(Header.of(header)).strong()).doesNotContainKey(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "col1", "Unnamed: 3", "x", "V12", "Spalte 4", "17", "field_7"})
    void someHeadersSayNothing(String header) {
        assertThat(Header.of(header).generic()).isTrue();
        assertThat(Header.of(header + " total").generic()).isFalse();
    }

    @Test
    void wordsCanSpeakAgainstAKind() {
        HeaderWords.Hints hints = HeaderWords.STANDARD.of(Header.of("product_name"));

        assertThat(hints.weak()).containsKey(PiiKind.PERSON_NAME);
        assertThat(hints.against()).contains(PiiKind.PERSON_NAME);
    }
}
