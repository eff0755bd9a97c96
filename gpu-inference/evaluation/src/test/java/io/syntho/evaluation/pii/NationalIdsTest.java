package io.syntho.evaluation.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Valid numbers were made at random and agreed with an independent implementation (python-stdnum 2). */
class NationalIdsTest {

    @ParameterizedTest
    @CsvSource({
        "Spanish, 30784853C, 30784853D",
        "Spanish, X7569714T, Y7569714T",
        "Italian, RSSMRA85T10A562S, RSSMRA85T10A562T",
        "Italian, RCCMNL83S18D969H, RCCMNL83S18D968H",
        "French, 185127856759234, 185127856759235",
        "German, 81402375666, 81402375667",
        "Dutch, 472524896, 472524897",
        "Belgian, 79092055285, 79092055286",
        "Belgian, 85.07.30-033.28, 85.07.30-033.29",
        "Polish, 82061538928, 82061538927",
        "Swedish, 640325-8756, 640325-8757",
        "Finnish, 080875-354C, 080875-354D",
        "Norwegian, 07098533200, 07098533201",
        "Brazilian, 55841594176, 55841594177",
        "Brazilian, 558.415.941-76, 558.415.941-77",
        "Chinese, 110101198308136785, 110101198308136786",
        "Indian Aadhaar, 428103834134, 428103834135",
        "South African, 8502101663083, 8502101663084",
        "Turkish, 63225385598, 63225385599",
        "Portuguese, 202536688, 202536689",
        "NHS, 9111312149, 9111312148",
        "NHS, 911 131 2149, 911 131 2148",
        "national insurance, AB123456C, ZZ123456C",
        "Canadian, 463995449, 463995448",
        "Australian, 586039846, 586039847",
        "Mexican, BOXW310820HNERXN09, BOXW310820HNERXN08",
        "Chilean, 55306179-2, 55306179-3",
        "Chilean, 78.809.146-K, 78.809.146-1",
        "Korean, 960617-1423633, 960617-1423634",
        "Swiss, 7562604600060, 7562604600061",
        "Czech, 9412213371, 9412213372",
        "Romanian, 1830801400446, 1830801400447",
        "Croatian, 95597606660, 95597606661"
    })
    void checkDigitsTellRightFromWrong(String country, String right, String wrong) {
        ValueCheck check = id(country).check();

        assertThat(check.fit(right)).isEqualTo(Fit.VALID);
        assertThat(check.fit(wrong)).isNotEqualTo(Fit.VALID);
        assertThat(check.fit(right + "0")).as("too long").isNotEqualTo(Fit.VALID);
        assertThat(check.fit("")).isEqualTo(Fit.NO);
    }

    @Test
    void randomDigitsSeldomPass() {
        Random random = new Random(1);
        for (NationalIds.Id id : NationalIds.all()) {
            for (int length = 8; length <= 18; length++) {
                int passed = 0;
                for (int i = 0; i < 500; i++) {
                    StringBuilder digits = new StringBuilder();
                    for (int digit = 0; digit < length; digit++) {
                        digits.append(random.nextInt(10));
                    }
                    passed += id.check().fit(digits.toString()) == Fit.VALID ? 1 : 0;
                }
                assertThat(passed).as("%s, %d digits", id.words(), length).isLessThan(80);
            }
        }
    }

    @Property
    void anyTextIsSurvived(@ForAll String text) {
        for (Detector detector : Detectors.all()) {
            assertThat(detector.check().fit(text)).isNotNull();
        }
    }

    @Test
    void socialSecurityNumbersThatAreNeverGivenOutAreWrong() {
        assertThat(NationalIds.separatedSocialSecurity("163-63-5406")).isEqualTo(Fit.VALID);
        for (String wrong : List.of("000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000")) {
            assertThat(NationalIds.separatedSocialSecurity(wrong)).as(wrong).isEqualTo(Fit.SHAPE);
        }
        assertThat(NationalIds.separatedSocialSecurity("163635406")).isEqualTo(Fit.NO);
        assertThat(NationalIds.usSocialSecurity("163635406")).isEqualTo(Fit.VALID);
    }

    private static NationalIds.Id id(String country) {
        return NationalIds.all().stream()
                .filter(id -> id.words().contains(country))
                .findFirst()
                .orElseThrow();
    }
}
