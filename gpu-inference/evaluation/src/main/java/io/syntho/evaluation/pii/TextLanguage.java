package io.syntho.evaluation.pii;

import java.util.List;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Guesses the language of texts by OpenNLP. Its model takes 40 MB. For one thread. */
final class TextLanguage {

    /** Languages of ISO 639-3 that have models of sentences here. */
    private static final Map<String, String> KNOWN = Map.of("eng", "en", "deu", "de", "fra", "fr");

    private static final int TEXTS = 50;
    private static final int LENGTH = 4_000;

    /** Fewer characters prove no language. */
    private static final int LEAST_LENGTH = 40;

    private final LanguageDetectorME detector;

    private TextLanguage(LanguageDetectorME detector) {
        this.detector = detector;
    }

    /** Loads the model. */
    static TextLanguage load() {
        LanguageDetectorModel model = Resources.model("/langdetect-183.bin", LanguageDetectorModel::new);
        return new TextLanguage(new LanguageDetectorME(model));
    }

    /** Whether {@code texts} are long enough to tell their language. */
    static boolean canTell(List<String> texts) {
        return texts.stream().mapToInt(String::length).sum() >= LEAST_LENGTH;
    }

    /** The language that {@code texts} have in common: by ISO 639-1 where there are models of it, else by ISO 639-3. */
    String of(List<String> texts) {
        String joined = String.join("\n", texts.subList(0, Math.min(texts.size(), TEXTS)));
        String read = joined.substring(0, Math.min(joined.length(), LENGTH));
        String language = detector.predictLanguage(read).getLang();
        return KNOWN.getOrDefault(language, language);
    }
}
