package io.syntho.evaluation.pii;

import static io.syntho.evaluation.pii.Detector.named;
import static io.syntho.evaluation.pii.Detector.telling;

import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.List;

/**
 * All ways of recognising a kind, the most telling first. Shares are small where the form is unmistakable: a column with 5 % e-mail addresses holds
 * personal data.
 */
final class Detectors {

    private static final double RARE = 0.05;
    private static final double MOST = 0.8;
    private static final double NEARLY_ALL = 0.9;

    /** So few distinct values could be brands that are called after people. */
    private static final int MANY = 30;

    private Detectors() {}

    static List<Detector> all() {
        List<Detector> all = new ArrayList<>();
        all.add(telling(PiiKind.EMAIL, "e-mail addresses", RARE, 0.5, 0.99, ContactChecks::email));
        all.add(telling(
                PiiKind.IBAN, "bank account numbers with right check digits", RARE, 0.5, 0.99, MoneyChecks::iban));
        all.add(telling(
                PiiKind.PAYMENT_CARD,
                "card numbers of known issuers with a right check digit",
                RARE,
                0.5,
                0.98,
                MoneyChecks::card));
        all.add(telling(PiiKind.MAC_ADDRESS, "hardware addresses", RARE, 0, 0.98, NetworkChecks::mac));
        all.add(telling(PiiKind.IP_ADDRESS, "IP addresses", 0.3, 0.5, 0.95, NetworkChecks::ip)
                .named(0.3)
                .formIsEnoughWhenNamed());
        all.add(telling(
                PiiKind.US_SSN, "US social security numbers", RARE, 0.5, 0.93, NationalIds::separatedSocialSecurity));
        nationalIds(all);
        all.add(telling(PiiKind.VIN, "vehicle identification numbers", NEARLY_ALL, 0, 0.9, CodeChecks::vin)
                .named(0.5));
        all.add(telling(
                PiiKind.DEVICE_ID,
                "IMEI numbers with a right check digit",
                NEARLY_ALL,
                NEARLY_ALL,
                0.9,
                CodeChecks::imei));
        all.add(telling(
                PiiKind.BANK_ACCOUNT,
                "US routing numbers with a right check digit",
                NEARLY_ALL,
                NEARLY_ALL,
                0.9,
                MoneyChecks::routingNumber));
        all.add(telling(PiiKind.CRYPTO_ADDRESS, "addresses of crypto currencies", MOST, 0, 0.9, MoneyChecks::wallet)
                .named(0.3));
        all.add(telling(
                PiiKind.COORDINATES, "pairs of latitude and longitude", 0.5, 0, 0.92, PlaceChecks::coordinatePair));
        all.add(telling(PiiKind.CITY, "places with their state", 0.3, 0, 0.75, PlaceChecks::cityAndState)
                .named(0.1));
        all.add(telling(
                PiiKind.MEDICAL_RECORD,
                "medical record numbers by their prefix",
                MOST,
                0,
                0.9,
                CodeChecks::prefixedRecord));
        all.add(telling(PiiKind.PHONE, "telephone numbers", 0.1, 0.2, 0.93, ContactChecks::phone)
                .named(0.5)
                .formIsEnoughWhenNamed());
        for (String region : NationalPhones.REGIONS) {
            all.add(telling(
                    PiiKind.PHONE,
                    "telephone numbers as written in " + region,
                    NEARLY_ALL,
                    NEARLY_ALL,
                    0.85,
                    NationalPhones.of(region)));
        }
        all.add(telling(PiiKind.POSTAL_ADDRESS, "street addresses", 0.3, 0, 0.9, PlaceChecks::address)
                .named(0.1)
                .hinted(0.1));
        all.add(telling(PiiKind.URL, "addresses of personal pages", 0.3, 0, 0.85, ContactChecks::personalUrl));
        all.add(telling(PiiKind.PERSON_NAME, "names of people", 0.4, 0.4, 0.85, NameChecks::fullName)
                .hinted(0.15));
        all.add(telling(
                        PiiKind.PERSON_NAME,
                        "names that begin with a frequent given name",
                        0.6,
                        0,
                        0.75,
                        NameChecks::givenFirst)
                .atLeast(MANY));
        all.add(telling(PiiKind.PERSON_NAME, "frequent given names", MOST, MOST, 0.7, NameChecks::givenAlone)
                .atLeast(MANY));
        all.add(telling(PiiKind.PERSON_NAME, "frequent family names", MOST, MOST, 0.7, NameChecks::familyAlone)
                .atLeast(MANY));
        all.add(telling(PiiKind.USERNAME, "user names made of people's names", 0.6, 0, 0.7, HandleChecks::fit)
                .hinted(0.2)
                .atLeast(MANY));
        documents(all);
        byHeader(all);
        return List.copyOf(all);
    }

    private static void documents(List<Detector> all) {
        all.add(telling(
                PiiKind.DRIVING_LICENCE, "British driver numbers", NEARLY_ALL, 0, 0.92, DocumentChecks::britishDriver));
        all.add(telling(
                PiiKind.PASSPORT,
                "machine-readable lines of passports",
                RARE,
                0,
                0.97,
                DocumentChecks::machineReadablePassport));
        all.add(telling(
                PiiKind.HEALTH_PLAN, "US Medicare beneficiary numbers", NEARLY_ALL, 0, 0.92, DocumentChecks::medicare));
        all.add(telling(
                PiiKind.BANK_ACCOUNT,
                "Mexican CLABE numbers with a right check digit",
                NEARLY_ALL,
                NEARLY_ALL,
                0.9,
                MoneyChecks::clabe));
        all.add(telling(
                PiiKind.BANK_ACCOUNT,
                "British sort codes with account numbers",
                NEARLY_ALL,
                0,
                0.9,
                MoneyChecks::sortCodeAndAccount));
        all.add(telling(
                PiiKind.SECRET, "password digests, tokens or private keys", RARE, 0, 0.97, DocumentChecks::secret));
        all.add(telling(PiiKind.PHOTO, "files of portraits", 0.5, 0, 0.8, DocumentChecks::portrait));
        for (ValueCheck plate : DocumentChecks.plates()) {
            all.add(telling(PiiKind.LICENCE_PLATE, "in the form of licence plates", 0.98, 0, 0.7, plate)
                    .atLeast(MANY));
        }
    }

    private static void nationalIds(List<Detector> all) {
        for (NationalIds.Id id : NationalIds.all()) {
            PiiKind kind = id.tax() ? PiiKind.TAX_ID : PiiKind.NATIONAL_ID;
            double alone = id.telling() ? 0.1 : NEARLY_ALL;
            double valid = id.telling() ? 0.5 : NEARLY_ALL;
            all.add(telling(kind, id.words(), alone, valid, 0.94, id.check()).named(MOST));
        }
    }

    /** Kinds whose values could be anything: the header must say so, and the values must not speak against it. */
    private static void byHeader(List<Detector> all) {
        all.add(named(
                PiiKind.US_SSN,
                "numbers in the form of US social security numbers",
                0.95,
                NationalIds::usSocialSecurity));
        all.add(named(PiiKind.DATE_OF_BIRTH, "dates", 0.5, CodeChecks::date));
        all.add(named(PiiKind.FAX, "telephone numbers", 0.5, ContactChecks::phone)
                .formIsEnoughWhenNamed());
        all.add(named(PiiKind.PASSPORT, "in the form of document numbers", MOST, CodeChecks::document));
        all.add(named(PiiKind.DRIVING_LICENCE, "in the form of document numbers", MOST, CodeChecks::document));
        all.add(named(PiiKind.MEDICAL_RECORD, "in the form of record numbers", MOST, CodeChecks::record));
        all.add(named(PiiKind.HEALTH_PLAN, "in the form of record numbers", MOST, CodeChecks::record));
        all.add(named(PiiKind.BANK_ACCOUNT, "in the form of account numbers", MOST, MoneyChecks::account));
        all.add(named(PiiKind.NATIONAL_ID, "in the form of identity numbers", MOST, NationalIds::anyId));
        all.add(named(PiiKind.TAX_ID, "in the form of identity numbers", MOST, NationalIds::anyId));
        all.add(named(PiiKind.LICENCE_PLATE, "in the form of licence plates", MOST, CodeChecks::plate));
        all.add(named(PiiKind.LICENCE_NUMBER, "in the form of document numbers", MOST, CodeChecks::record));
        all.add(named(PiiKind.DEVICE_ID, "in the form of device numbers", MOST, CodeChecks::device));
        all.add(named(PiiKind.SECRET, "", 0.5, CodeChecks::anything));
        all.add(named(PiiKind.BIOMETRIC, "files or encoded data", 0.5, CodeChecks::fileOrData));
        all.add(named(PiiKind.PHOTO, "files or encoded data", 0.5, CodeChecks::fileOrData));
        all.add(named(PiiKind.COORDINATES, "degrees", MOST, PlaceChecks::degree));
        all.add(named(PiiKind.PERSON_NAME, "in the form of names", 0.7, NameChecks::nameForm));
        all.add(named(PiiKind.PERSON_NAME, "frequent names", 0.5, NameChecks::anyName)
                .hinted(0.5));
        all.add(named(PiiKind.POSTAL_ADDRESS, "in the form of addresses", MOST, PlaceChecks::someAddress));
        all.add(named(PiiKind.USERNAME, "in the form of user names", MOST, ContactChecks::username));
        all.add(named(PiiKind.UNIQUE_CODE, "in the form of record numbers", MOST, CodeChecks::record));
        all.add(named(PiiKind.POSTAL_CODE, "in the form of postal codes", MOST, PlaceChecks::postalCode));
        all.add(named(PiiKind.CITY, "in the form of place names", MOST, PlaceChecks::city));
        all.add(named(PiiKind.AGE, "years of a life", MOST, CodeChecks::age));
        all.add(named(PiiKind.SPECIAL_CATEGORY, "", 0.5, CodeChecks::anything));
    }
}
