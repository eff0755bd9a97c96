package io.syntho.tabular.detect;

import io.syntho.tabular.Meaning;
import java.util.List;
import java.util.regex.Pattern;

/** Decides what a column of words or codes is for. */
final class WordMeaning {

    private static final double NEARLY_UNIQUE = 0.95;
    private static final double MOSTLY_DISTINCT = 0.5;
    private static final int ROWS_TO_CALL_UNIQUE = 20;
    private static final int MOST_LABELS = 1_000;
    private static final double MOST_LABELS_SHARE = 0.1;
    private static final double LONG_TEXT = 40;
    private static final double MANY_WORDS = 5;
    private static final double MOSTLY_DIGITS = 0.4;
    private static final int LOOKED_AT = 5_000;

    private static final Pattern UUID = Pattern.compile("(?i)\\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}}?");

    private WordMeaning() {}

    /**
     * Judges.
     *
     * @param texts distinct values
     * @param filled rows with a value
     * @param rows all rows
     */
    static MeaningFinding judge(HeaderWords header, List<String> texts, int filled, int rows) {
        int distinct = texts.size();
        if (distinct == 0) {
            return new MeaningFinding(Meaning.CONSTANT, 1, "no row has a value");
        }
        if (distinct == 1 && filled == rows) {
            return new MeaningFinding(Meaning.CONSTANT, 1, "every row holds the same value");
        }
        double unique = (double) distinct / filled;
        boolean enough = filled >= ROWS_TO_CALL_UNIQUE;
        Shape shape = Shape.of(texts);
        if (shape.uuids()) {
            return new MeaningFinding(Meaning.IDENTIFIER, 0.98, "values are UUIDs");
        }
        if (shape.nested()) {
            return new MeaningFinding(Meaning.FREE_TEXT, 0.8, "nested values, kept as text");
        }
        if (header.postal()) {
            return new MeaningFinding(Meaning.CATEGORICAL, unique < MOSTLY_DISTINCT ? 0.9 : 0.6, "postal codes");
        }
        if (enough && unique >= NEARLY_UNIQUE && shape.code()) {
            return new MeaningFinding(Meaning.IDENTIFIER, 0.93, "nearly every row has a code of its own");
        }
        if (enough && unique >= NEARLY_UNIQUE && shape.single()) {
            return new MeaningFinding(Meaning.IDENTIFIER, 0.8, "nearly every row has a word of its own");
        }
        if (enough && unique > MOSTLY_DISTINCT && header.identifier() && !header.text()) {
            return new MeaningFinding(Meaning.IDENTIFIER, 0.85, "the name says so and most values are distinct");
        }
        boolean longText = shape.length() >= LONG_TEXT || shape.words() >= MANY_WORDS;
        if (longText && (unique > MOST_LABELS_SHARE || distinct > MOST_LABELS)) {
            return new MeaningFinding(
                    Meaning.FREE_TEXT, 0.9, "long texts of about %.0f words, many distinct".formatted(shape.words()));
        }
        if (enough && unique > MOSTLY_DISTINCT) {
            return shape.code()
                    ? new MeaningFinding(Meaning.IDENTIFIER, 0.7, "codes, most of them distinct")
                    : new MeaningFinding(Meaning.FREE_TEXT, 0.8, "words, most of them distinct");
        }
        if (distinct <= MOST_LABELS || unique <= MOST_LABELS_SHARE) {
            return new MeaningFinding(
                    Meaning.CATEGORICAL, confidence(unique), "%d different values in all rows".formatted(distinct));
        }
        return new MeaningFinding(
                Meaning.FREE_TEXT, 0.6, "%d different values, too many for a set of categories".formatted(distinct));
    }

    private static double confidence(double unique) {
        return Math.clamp(0.98 - unique, 0.6, 0.98);
    }

    /**
     * What a sample of distinct values looks like.
     *
     * @param length mean length
     * @param words mean number of words
     * @param code whether most are single words with a digit, or mostly digits
     * @param single whether nearly all are single words
     * @param uuids whether all are UUIDs
     * @param nested whether nearly all are JSON objects or arrays
     */
    private record Shape(double length, double words, boolean code, boolean single, boolean uuids, boolean nested) {

        static Shape of(List<String> texts) {
            int step = Math.max(1, texts.size() / LOOKED_AT);
            double length = 0;
            double words = 0;
            int codes = 0;
            int single = 0;
            int uuids = 0;
            int nested = 0;
            int seen = 0;
            for (int i = 0; i < texts.size(); i += step) {
                String text = texts.get(i).strip();
                int blanks = (int) text.chars().filter(c -> c == ' ').count();
                long digits = text.chars().filter(Character::isDigit).count();
                boolean mostlyDigits = digits >= MOSTLY_DIGITS * (text.length() - blanks);
                length += text.length();
                words += blanks + 1;
                codes += mostlyDigits || blanks == 0 && (digits > 0 || text.indexOf('@') > 0) ? 1 : 0;
                single += blanks == 0 ? 1 : 0;
                uuids += text.length() >= 32 && UUID.matcher(text).matches() ? 1 : 0;
                nested += text.startsWith("{") && text.endsWith("}") || text.startsWith("[") && text.endsWith("]")
                        ? 1
                        : 0;
                seen++;
            }
            return new Shape(
                    length / seen,
                    words / seen,
                    codes >= 0.8 * seen,
                    single >= 0.95 * seen,
                    uuids == seen,
                    nested >= 0.9 * seen);
        }
    }
}
