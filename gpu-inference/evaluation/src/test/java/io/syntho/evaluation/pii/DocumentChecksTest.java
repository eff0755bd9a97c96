package io.syntho.evaluation.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentChecksTest {

    @ParameterizedTest
    @ValueSource(strings = {"MORGA657054SM9IJ", "MORGA 657054 SM9IJ", "JONES711215J99AB"})
    void britishDriverNumbersHoldTheBirthDate(String number) {
        assertThat(DocumentChecks.britishDriver(number)).isEqualTo(Fit.VALID);
        assertThat(DocumentChecks.britishDriver(number.replaceFirst("\\d{2}(?=\\d{4})", "99")))
                .as("there is no month 9x")
                .isEqualTo(Fit.NO);
    }

    @Test
    void theFirstLineOfAPassportTellsIt() {
        assertThat(DocumentChecks.machineReadablePassport("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"))
                .isEqualTo(Fit.VALID);
        assertThat(DocumentChecks.machineReadablePassport("P<UTOERIKSSON<<ANNA<MARIA"))
                .isEqualTo(Fit.NO);
    }

    @Test
    void medicareNumbersLeaveOutLettersThatLookLikeDigits() {
        assertThat(DocumentChecks.medicare("1EG4-TE5-MK73")).isEqualTo(Fit.VALID);
        assertThat(DocumentChecks.medicare("1EG4TE5MK73")).isEqualTo(Fit.VALID);
        assertThat(DocumentChecks.medicare("1SG4TE5MK73")).isEqualTo(Fit.NO);
    }

    @ParameterizedTest
    @CsvSource({"LB07 SEO, 0", "AB-123-CD, 1", "B-MW 1234, 2", "1234 BCD, 3"})
    void platesOfACountryHaveItsForm(String plate, int country) {
        assertThat(DocumentChecks.plates().get(country).fit(plate)).isEqualTo(Fit.VALID);
        assertThat(DocumentChecks.plates().get(country).fit("LB07SEO"))
                .as("any code")
                .isEqualTo(Fit.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW",
                "AKIAIOSFODNN7EXAMPLE",
            })
    void secretsAreToldByTheirForm(String secret) {
        assertThat(DocumentChecks.secret(secret)).isEqualTo(Fit.VALID);
        assertThat(DocumentChecks.secret("the quick brown fox jumps")).isEqualTo(Fit.NO);
    }

    @Test
    void aFolderOfFacesHoldsPortraits() {
        assertThat(DocumentChecks.portrait("uploads/faces/0012.jpg")).isEqualTo(Fit.VALID);
        assertThat(DocumentChecks.portrait("https://cdn.example.com/u/7/avatar.png?s=80"))
                .isEqualTo(Fit.VALID);
        assertThat(DocumentChecks.portrait("products/lamp.jpg")).isEqualTo(Fit.NO);
    }

    @Test
    void mexicanAccountNumbersHaveACheckDigit() {
        assertThat(MoneyChecks.clabe("032180000118359719")).isEqualTo(Fit.VALID);
        assertThat(MoneyChecks.clabe("032180000118359718")).isEqualTo(Fit.SHAPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsmith", "sally97", "murphyvalerie", "anna.mueller", "@kowalskip", "smith_john3"})
    void handlesAreMadeOfNames(String handle) {
        assertThat(HandleChecks.fit(handle)).isEqualTo(Fit.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"widget", "blue42", "sensor_12", "warehouse", "JSmith Ltd"})
    void wordsAreNoHandles(String word) {
        assertThat(HandleChecks.fit(word)).isNotEqualTo(Fit.VALID);
    }
}
