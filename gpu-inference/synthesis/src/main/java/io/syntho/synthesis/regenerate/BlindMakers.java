package io.syntho.synthesis.regenerate;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import java.util.List;
import java.util.Optional;

/**
 * Makers by the schema alone, where nothing may be learned of the originals: every row has a value of its own, in the usual look of its kind. That none
 * of them is an original's by chance can then not be promised; numbers, countries and networks are such as are issued to nobody where there are any.
 */
public final class BlindMakers {

    private static final String DIGITS = "0123456789";

    /** Where numbers begin that nothing is known about. */
    private static final long FIRST_NUMBER = 1_000_000;

    private BlindMakers() {}

    /**
     * The maker for a column that {@link Makers#needed} one.
     *
     * @param numeric whether the values stand in a numeric column
     */
    public static Maker of(ColumnSchema schema, boolean numeric) {
        if (numeric) {
            return new Sequence(FIRST_NUMBER);
        }
        Optional<PiiKind> pii = schema.pii().filter(PiiKind::direct);
        if (schema.meaning() == Meaning.FREE_TEXT && pii.isEmpty()) {
            return Placeholder.FREE_TEXT;
        }
        return switch (pii.orElse(PiiKind.UNIQUE_CODE)) {
            case FREE_TEXT_PII -> Placeholder.FREE_TEXT;
            case PERSON_NAME -> named(PersonalText.Style.FULL_NAME);
            case EMAIL -> named(PersonalText.Style.EMAIL);
            case USERNAME -> named(PersonalText.Style.USERNAME);
            case URL -> named(PersonalText.Style.URL);
            case POSTAL_ADDRESS -> named(PersonalText.Style.STREET);
            case IP_ADDRESS -> named(PersonalText.Style.IPV4);
            case PAYMENT_CARD -> spelled("9###############", CheckDigits.LUHN);
            case IBAN -> spelled("ZZ00##################", CheckDigits.IBAN);
            case US_SSN -> spelled("9##-##-####", CheckDigits.NONE);
            case PHONE, FAX -> spelled("+999 ### #######", CheckDigits.NONE);
            default -> spelled("ID-##########", CheckDigits.NONE);
        };
    }

    private static Maker named(PersonalText.Style style) {
        return new PersonalText(style, 1, Entities.UNIQUE);
    }

    /** A pattern with a digit for each {@code #}. */
    private static Maker spelled(String look, CheckDigits check) {
        List<String> alphabets = look.chars()
                .mapToObj(c -> c == '#' ? DIGITS : String.valueOf((char) c))
                .toList();
        return new Pattern(List.of(new Shape(1, alphabets, 1, List.of(0))), Entities.UNIQUE, check);
    }
}
