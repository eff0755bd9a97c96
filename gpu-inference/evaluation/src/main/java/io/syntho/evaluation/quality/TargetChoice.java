package io.syntho.evaluation.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Guesses which column a model would be asked to predict: one whose header calls it an outcome; else the last of two classes, of several
 * classes, of numbers, as tables usually end with what they are about.
 */
final class TargetChoice {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Set<String> OUTCOMES = Set.of(
            "target",
            "label",
            "class",
            "outcome",
            "response",
            "result",
            "y",
            "churn",
            "churned",
            "default",
            "defaulted",
            "fraud",
            "approved",
            "survived",
            "diagnosis",
            "income",
            "price");

    private TargetChoice() {}

    /**
     * A column that could be predicted.
     *
     * @param name its name
     * @param classes how many classes it has; 0 for a number
     */
    record Candidate(String name, int classes) {}

    /** The candidates, the likeliest first. */
    static List<Candidate> ranked(List<Candidate> candidates) {
        Predicate<Candidate> outcome = candidate -> outcome(candidate.name());
        return candidates.reversed().stream()
                .sorted(Comparator.comparing((Candidate candidate) -> !outcome.test(candidate))
                        .thenComparingInt(TargetChoice::kind))
                .toList();
    }

    private static int kind(Candidate candidate) {
        return candidate.classes() == 2 ? 0 : candidate.classes() > 2 ? 1 : 2;
    }

    private static boolean outcome(String name) {
        for (String word : BETWEEN_WORDS.split(name)) {
            if (OUTCOMES.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
