package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;
import java.util.Optional;

/** The eighteen identifiers of HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i). The constant's name is the paragraph's letter. */
public enum HipaaIdentifier {
    /** Names. */
    A("Names"),
    /** Geography below a state. */
    B("Geographic subdivisions smaller than a state"),
    /** Dates and high ages. */
    C("Dates (except year) and ages over 89"),
    /** Telephones. */
    D("Telephone numbers"),
    /** Faxes. */
    E("Fax numbers"),
    /** E-mail. */
    F("Electronic mail addresses"),
    /** Social security. */
    G("Social security numbers"),
    /** Medical records. */
    H("Medical record numbers"),
    /** Health plans. */
    I("Health plan beneficiary numbers"),
    /** Accounts. */
    J("Account numbers"),
    /** Certificates. */
    K("Certificate or licence numbers"),
    /** Vehicles. */
    L("Vehicle identifiers and licence plates"),
    /** Devices. */
    M("Device identifiers and serial numbers"),
    /** Web addresses. */
    N("Web addresses (URLs)"),
    /** IP addresses. */
    O("Internet protocol (IP) addresses"),
    /** Biometry. */
    P("Biometric identifiers"),
    /** Photographs. */
    Q("Full-face photographs"),
    /** Anything else. */
    R("Any other unique identifying number, characteristic or code");

    private final String label;

    HipaaIdentifier(String label) {
        this.label = label;
    }

    /** What it is called in a report. */
    public String label() {
        return label;
    }

    /** Under which letter a kind of personal data falls; empty when Safe Harbor does not name it. */
    public static Optional<HipaaIdentifier> of(PiiKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case PERSON_NAME -> A;
                    case POSTAL_ADDRESS, POSTAL_CODE, CITY, COORDINATES -> B;
                    case DATE_OF_BIRTH, AGE -> C;
                    case PHONE -> D;
                    case FAX -> E;
                    case EMAIL -> F;
                    case US_SSN -> G;
                    case MEDICAL_RECORD -> H;
                    case HEALTH_PLAN -> I;
                    case BANK_ACCOUNT, IBAN, PAYMENT_CARD, CRYPTO_ADDRESS -> J;
                    case PASSPORT, DRIVING_LICENCE, LICENCE_NUMBER -> K;
                    case VIN, LICENCE_PLATE -> L;
                    case DEVICE_ID, MAC_ADDRESS -> M;
                    case URL -> N;
                    case IP_ADDRESS -> O;
                    case BIOMETRIC -> P;
                    case PHOTO -> Q;
                    case NATIONAL_ID, TAX_ID, USERNAME, SECRET, UNIQUE_CODE, FREE_TEXT_PII -> R;
                    case SPECIAL_CATEGORY -> null;
                });
    }
}
