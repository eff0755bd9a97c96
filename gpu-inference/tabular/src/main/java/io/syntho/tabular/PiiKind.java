package io.syntho.tabular;

/** Kinds of personal data that a column can hold: the HIPAA Safe Harbor identifiers and what the GDPR adds. */
public enum PiiKind {
    /** Given, family or full names. */
    PERSON_NAME,
    /** E-mail addresses. */
    EMAIL,
    /** Telephone numbers. */
    PHONE,
    /** Fax numbers. */
    FAX,
    /** Street addresses. */
    POSTAL_ADDRESS,
    /** Postal codes. */
    POSTAL_CODE,
    /** Cities; identifying together with other columns. */
    CITY,
    /** Latitude and longitude. */
    COORDINATES,
    /** Dates of birth. */
    DATE_OF_BIRTH,
    /** Ages. */
    AGE,
    /** US social security numbers. */
    US_SSN,
    /** Other countries' national identity numbers. */
    NATIONAL_ID,
    /** Tax numbers. */
    TAX_ID,
    /** Passport numbers. */
    PASSPORT,
    /** Driving licence numbers. */
    DRIVING_LICENCE,
    /** Medical record numbers. */
    MEDICAL_RECORD,
    /** Health plan beneficiary numbers. */
    HEALTH_PLAN,
    /** Bank accounts other than IBAN. */
    BANK_ACCOUNT,
    /** International bank account numbers. */
    IBAN,
    /** Payment card numbers. */
    PAYMENT_CARD,
    /** Certificate and professional licence numbers. */
    LICENCE_NUMBER,
    /** Vehicle identification numbers. */
    VIN,
    /** Licence plates. */
    LICENCE_PLATE,
    /** Serial numbers of devices. */
    DEVICE_ID,
    /** MAC addresses. */
    MAC_ADDRESS,
    /** IPv4 and IPv6 addresses. */
    IP_ADDRESS,
    /** Web addresses that name a person. */
    URL,
    /** User names and handles. */
    USERNAME,
    /** Passwords and other secrets. */
    SECRET,
    /** References to fingerprints, voice prints and the like. */
    BIOMETRIC,
    /** References to photographs of faces. */
    PHOTO,
    /** Addresses of crypto currencies. */
    CRYPTO_ADDRESS,
    /** Any other code that is unique to a person. */
    UNIQUE_CODE,
    /** GDPR article 9: health, religion, ethnicity, politics, union, sexual life, genetics. */
    SPECIAL_CATEGORY,
    /** Free text in which personal data was found. */
    FREE_TEXT_PII;

    /**
     * Whether one value alone points to a person. Such columns are never learned: they are made anew, and none of their values may come back.
     * The others say something about a person only together with more, and are learned.
     */
    public boolean direct() {
        return switch (this) {
            case POSTAL_CODE, CITY, COORDINATES, DATE_OF_BIRTH, AGE, SPECIAL_CATEGORY -> false;
            case PERSON_NAME,
                    EMAIL,
                    PHONE,
                    FAX,
                    POSTAL_ADDRESS,
                    US_SSN,
                    NATIONAL_ID,
                    TAX_ID,
                    PASSPORT,
                    DRIVING_LICENCE,
                    MEDICAL_RECORD,
                    HEALTH_PLAN,
                    BANK_ACCOUNT,
                    IBAN,
                    PAYMENT_CARD,
                    LICENCE_NUMBER,
                    VIN,
                    LICENCE_PLATE,
                    DEVICE_ID,
                    MAC_ADDRESS,
                    IP_ADDRESS,
                    URL,
                    USERNAME,
                    SECRET,
                    BIOMETRIC,
                    PHOTO,
                    CRYPTO_ADDRESS,
                    UNIQUE_CODE,
                    FREE_TEXT_PII -> true;
        };
    }
}
