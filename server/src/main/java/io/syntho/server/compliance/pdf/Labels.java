package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.Treatment;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Mark.Shape;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;

/** What kinds of things are called. */
final class Labels {

    private Labels() {}

    static String kind(PiiKind kind) {
        return switch (kind) {
            case EMAIL -> "e-mail address";
            case PHONE -> "telephone number";
            case FAX -> "fax number";
            case US_SSN -> "US social security number";
            case NATIONAL_ID -> "national identity number";
            case IBAN -> "IBAN";
            case VIN -> "vehicle identification number";
            case MAC_ADDRESS -> "MAC address";
            case IP_ADDRESS -> "IP address";
            case URL -> "web address";
            case SPECIAL_CATEGORY -> "special category (Art. 9 GDPR)";
            case FREE_TEXT_PII -> "personal data in free text";
            case BIOMETRIC -> "biometric reference";
            case PHOTO -> "photograph reference";
            default -> Words.plain(kind.name());
        };
    }

    static String meaning(Meaning meaning) {
        return switch (meaning) {
            case DATETIME -> "point in time";
            case CATEGORICAL, CONTINUOUS, IDENTIFIER, FREE_TEXT, CONSTANT -> Words.plain(meaning.name());
        };
    }

    static String treatment(Treatment treatment) {
        return switch (treatment) {
            case DROPPED -> "left out";
            case REGENERATED -> "made anew";
            case GENERALISED -> "generalised";
            case MODELLED -> "modelled";
            case PLACEHOLDER -> "placeholder";
        };
    }

    static Mark mark(Treatment treatment) {
        return switch (treatment) {
            case DROPPED -> new Mark(Shape.CROSS, Palette.INK);
            case REGENERATED -> new Mark(Shape.RING, Palette.INK);
            case GENERALISED -> new Mark(Shape.TRIANGLE, Palette.INK);
            case MODELLED -> new Mark(Shape.DOT, Palette.INK);
            case PLACEHOLDER -> new Mark(Shape.SQUARE, Palette.INK);
        };
    }

    static String explanation(Treatment treatment) {
        return switch (treatment) {
            case DROPPED -> "not in the synthetic table";
            case REGENERATED -> "new values in the same format, made without looking at the real ones";
            case GENERALISED -> "distribution learned, rare values only in a common bucket";
            case MODELLED -> "distribution learned";
            case PLACEHOLDER -> "a labelled text stands instead of each value";
        };
    }

    static String method(String id) {
        return switch (id) {
            case "gaussian_copula" -> "Gaussian copula";
            case "ctgan" -> "CTGAN (conditional generative adversarial network)";
            case "tvae" -> "TVAE (variational autoencoder)";
            case "autoregressive" -> "Autoregressive (column after column)";
            default -> id;
        };
    }
}
