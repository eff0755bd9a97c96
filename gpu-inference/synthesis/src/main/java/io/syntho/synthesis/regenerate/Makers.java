package io.syntho.synthesis.regenerate;

import io.syntho.synthesis.Protection;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.PiiKind;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Chooses how the values of a column are made anew, from what the schema says and what many of its values look like. */
public final class Makers {

    /** What stands for free text. */
    public static final String FREE_TEXT = Placeholder.FREE_TEXT.label();

    private static final Pattern UUID_TEXT =
            Pattern.compile("\\p{XDigit}{8}(-?)\\p{XDigit}{4}\\1\\p{XDigit}{4}\\1\\p{XDigit}{4}\\1\\p{XDigit}{12}");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");

    /** Originals that are looked at when a look is learned; more say nothing new, and all are looked at to keep them out. */
    private static final int NAME_SAMPLE = 1_000;

    /** A dense key fills at least this share of its range. */
    private static final double DENSE = 0.5;

    private static final long LARGEST_SEQUENCE = 1L << 50;

    private Makers() {}

    /** Whether a column is made anew instead of learned. */
    public static boolean needed(ColumnSchema column) {
        boolean temporal = column.type().temporal();
        return column.pii().filter(PiiKind::direct).isPresent()
                || column.meaning() == Meaning.FREE_TEXT
                || (column.meaning() == Meaning.IDENTIFIER && !temporal);
    }

    /**
     * The maker for a column that {@link #needed} it.
     *
     * @param column holds at least one value
     */
    public static Maker fit(ColumnSchema schema, Column column, Protection protection) {
        Optional<PiiKind> pii = schema.pii().filter(PiiKind::direct);
        if (schema.meaning() == Meaning.FREE_TEXT && pii.isEmpty() || pii.equals(Optional.of(PiiKind.FREE_TEXT_PII))) {
            return Placeholder.FREE_TEXT;
        }
        return switch (column) {
            case NumericColumn numbers -> numbers(numbers, pii, protection);
            case CodedColumn texts -> texts(texts, pii, protection);
        };
    }

    private static Maker numbers(NumericColumn column, Optional<PiiKind> pii, Protection protection) {
        long[] values = Arrays.stream(column.values())
                .filter(value -> !Double.isNaN(value))
                .mapToLong(value -> (long) value)
                .sorted()
                .toArray();
        long[] distinct = Arrays.stream(values).distinct().toArray();
        Entities entities = Entities.of(distinct.length, values.length);
        long largest = distinct[distinct.length - 1];
        long range = largest - distinct[0] + 1;
        Sequence sequence = Sequence.after(Math.clamp(largest, 0, LARGEST_SEQUENCE));
        if (range > 0 && distinct.length >= DENSE * range && entities.equals(Entities.UNIQUE)) {
            return sequence;
        }
        return pattern(new Spelled(distinct), pii, entities, protection).orElse(sequence);
    }

    /** Numbers as text, spelled when asked: a million strings less in memory. */
    private static final class Spelled extends AbstractList<String> {
        private final long[] values;

        Spelled(long[] values) {
            this.values = values;
        }

        @Override
        public String get(int index) {
            return Long.toString(values[index]);
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    private static Maker texts(CodedColumn column, Optional<PiiKind> pii, Protection protection) {
        List<String> originals = new ArrayList<>();
        int[] counts = column.counts();
        long rows = 0;
        for (int code = 0; code < counts.length; code++) {
            rows += counts[code];
            if (counts[code] > 0) {
                originals.add(column.dictionary().get(code));
            }
        }
        Entities entities = Entities.of(originals.size(), rows);
        return pii.flatMap(kind -> personal(kind, originals, entities))
                .or(() -> uuid(originals, entities))
                .or(() -> pattern(originals, pii, entities, protection))
                .orElseGet(() -> named(PersonalText.Style.USERNAME, originals, entities));
    }

    private static Optional<Maker> pattern(
            List<String> originals, Optional<PiiKind> pii, Entities entities, Protection protection) {
        CheckDigits check = switch (pii.orElse(PiiKind.UNIQUE_CODE)) {
            case PAYMENT_CARD -> CheckDigits.LUHN;
            case IBAN -> CheckDigits.IBAN;
            default -> CheckDigits.NONE;
        };
        // No card network and no social security area begins with 9: such numbers were never issued.
        Optional<String> firstDigit = pii.filter(kind -> kind == PiiKind.PAYMENT_CARD || kind == PiiKind.US_SSN)
                .map(kind -> "9");
        return new PatternFitter(originals, protection.minimumRows(), check, firstDigit)
                .fit(entities)
                .map(p -> p);
    }

    private static Optional<Maker> personal(PiiKind kind, List<String> originals, Entities entities) {
        return switch (kind) {
            case PERSON_NAME -> Optional.of(named(nameStyle(originals), originals, entities));
            case EMAIL -> Optional.of(named(PersonalText.Style.EMAIL, originals, entities));
            case USERNAME -> Optional.of(named(PersonalText.Style.USERNAME, originals, entities));
            case URL -> Optional.of(named(PersonalText.Style.URL, originals, entities));
            case POSTAL_ADDRESS -> Optional.of(named(PersonalText.Style.STREET, originals, entities));
            case IP_ADDRESS -> network(originals, entities);
            default -> Optional.empty();
        };
    }

    private static PersonalText.Style nameStyle(List<String> originals) {
        List<String> sample = originals.stream().limit(NAME_SAMPLE).toList();
        long commas = sample.stream().filter(name -> name.contains(",")).count();
        long spaces = sample.stream().filter(name -> name.strip().contains(" ")).count();
        if (2 * commas > sample.size()) {
            return PersonalText.Style.FAMILY_FIRST;
        }
        return 2 * spaces > sample.size() ? PersonalText.Style.FULL_NAME : PersonalText.Style.GIVEN_NAME;
    }

    private static Maker named(PersonalText.Style style, List<String> originals, Entities entities) {
        Set<String> words = new HashSet<>();
        for (String original : originals) {
            words.addAll(List.of(NOT_LETTERS.split(original.toLowerCase(Locale.ROOT))));
        }
        List<String> endings = style == PersonalText.Style.GIVEN_NAME ? Vocabulary.GIVEN : Vocabulary.FAMILY;
        return new PersonalText(style, Vocabulary.avoiding(words, endings).middles(), entities);
    }

    /** Private or documentation networks, unless the original addresses lie there themselves. */
    private static Optional<Maker> network(List<String> originals, Entities entities) {
        boolean four = originals.stream().anyMatch(address -> address.contains("."));
        boolean taken = originals.stream()
                .anyMatch(address -> address.startsWith("10.")
                        || address.toLowerCase(Locale.ROOT).startsWith("2001:db8:"));
        PersonalText.Style style = four ? PersonalText.Style.IPV4 : PersonalText.Style.IPV6;
        return taken ? Optional.empty() : Optional.of(new PersonalText(style, 1, entities));
    }

    private static Optional<Maker> uuid(List<String> originals, Entities entities) {
        boolean all =
                originals.stream().allMatch(value -> UUID_TEXT.matcher(value).matches());
        if (!all || !entities.equals(Entities.UNIQUE)) {
            return Optional.empty();
        }
        String first = originals.getFirst();
        boolean upper = originals.stream().anyMatch(value -> value.chars().anyMatch(c -> c >= 'A' && c <= 'F'));
        return Optional.of(new Uuid(upper, first.contains("-")));
    }
}
