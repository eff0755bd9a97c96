package io.syntho.evaluation.pii;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Guesses the language of texts: by the small words of the languages that have models of sentences here, and where those leave a doubt by OpenNLP, whose
 * detector takes a second and 40 MB. For one thread.
 */
final class TextLanguage {

    /** Languages by ISO 639-3, as OpenNLP names them, that have models of sentences here. */
    private static final Map<String, String> KNOWN = Map.of("eng", "en", "deu", "de", "fra", "fr");

    /** Words of these that the others do not have. */
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
                    Set.of(
                            "the", "and", "of", "to", "for", "with", "from", "by", "is", "was", "at", "has", "not",
                            "be", "this"),
            "de",
                    Set.of(
                            "der", "die", "das", "und", "ist", "mit", "von", "auf", "nicht", "für", "wurde", "ein",
                            "eine", "dem", "den"),
            "fr",
                    Set.of(
                            "le", "les", "des", "et", "est", "une", "du", "pour", "dans", "avec", "sur", "pas", "au",
                            "aux", "qui"),
            "es",
                    Set.of(
                            "el", "los", "las", "y", "del", "con", "por", "una", "para", "no", "se", "su", "más", "fue",
                            "desde"),
            "it",
                    Set.of(
                            "il", "gli", "di", "che", "non", "per", "della", "è", "una", "con", "dal", "sono", "alla",
                            "nel", "ho"),
            "pt",
                    Set.of(
                            "o", "os", "do", "da", "não", "em", "um", "uma", "para", "com", "foi", "ao", "pela", "dos",
                            "das"),
            "nl",
                    Set.of(
                            "het", "een", "van", "en", "niet", "met", "voor", "is", "zijn", "op", "aan", "heeft", "bij",
                            "naar", "ook"));

    private static final int TEXTS = 50;
    private static final int LENGTH = 4_000;

    /** Fewer characters prove no language. */
    private static final int LEAST_LENGTH = 40;

    private static final int LEAST_SMALL_WORDS = 3;

    private Optional<LanguageDetectorME> detector = Optional.empty();

    /** Whether {@code texts} are long enough to tell their language. */
    static boolean canTell(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum() >= LEAST_LENGTH;
    }

    /** The language that {@code texts} have in common: by ISO 639-1 where this class knows its small words, else by ISO 639-3. */
    String of(List<String> texts) {
        String joined = String.join("\n", texts.subList(0, Math.min(texts.size(), TEXTS)));
        String read = joined.substring(0, Math.min(joined.length(), LENGTH));
        return bySmallWords(read).orElseGet(() -> byDetector(read));
    }

    /** The language that has at least twice as many of these words as any other. */
    private static Optional<String> bySmallWords(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            SMALL_WORDS.forEach((language, words) -> {
                if (words.contains(word)) {
                    counts.merge(language, 1, Integer::sum);
                }
            });
        }
        Optional<Map.Entry<String, Integer>> best = counts.entrySet().stream().max(Map.Entry.comparingByValue());
        return best.filter(one -> one.getValue() >= LEAST_SMALL_WORDS
                        && counts.entrySet().stream()
                                .allMatch(other -> other == one || 2 * other.getValue() <= one.getValue()))
                .map(Map.Entry::getKey);
    }

    private String byDetector(String text) {
        if (detector.isEmpty()) {
            LanguageDetectorModel model = Resources.model("/langdetect-183.bin", LanguageDetectorModel::new);
            detector = Optional.of(new LanguageDetectorME(model));
        }
        String language = detector.orElseThrow().predictLanguage(text).getLang();
        return KNOWN.getOrDefault(language, language);
    }
}
