package io.syntho.evaluation.pii;

import java.util.List;
import java.util.Map;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.tokenize.Tokenizer;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.Span;

/** Sentences and words of texts in one language, by OpenNLP. For one thread: OpenNLP's machines keep state. */
final class TextParts {

    private static final String SENTENCES = "/opennlp-%s-ud-%s-sentence-1.3-2.5.4.bin";
    private static final String TOKENS = "/opennlp-%s-ud-%s-tokens-1.3-2.5.4.bin";

    /** The treebanks that the models were learned from. Words of French are cut by rules: there is no model for them. */
    private static final Map<String, String> TREEBANKS = Map.of("en", "ewt", "de", "gsd", "fr", "gsd");

    private static final List<String> TOKEN_MODELS = List.of("en", "de");
    /** What texts of languages without models are cut like. */
    static final String USUAL = "en";

    private final SentenceDetectorME sentences;
    private final Tokenizer words;

    private TextParts(SentenceDetectorME sentences, Tokenizer words) {
        this.sentences = sentences;
        this.words = words;
    }

    /** The parts of texts in {@code language}. */
    static TextParts of(String language) {
        String known = TREEBANKS.containsKey(language) ? language : USUAL;
        String treebank = TREEBANKS.get(known);
        SentenceModel sentences = Resources.model(SENTENCES.formatted(known, treebank), SentenceModel::new);
        Tokenizer words = SimpleTokenizer.INSTANCE;
        if (TOKEN_MODELS.contains(known)) {
            TokenizerModel model = Resources.model(TOKENS.formatted(known, treebank), TokenizerModel::new);
            words = new TokenizerME(model);
        }
        return new TextParts(new SentenceDetectorME(sentences), words);
    }

    /** Where the sentences of {@code text} begin and end. */
    Span[] sentences(String text) {
        return sentences.sentPosDetect(text);
    }

    /** Where the words and signs of {@code sentence} begin and end. */
    Span[] words(String sentence) {
        return words.tokenizePos(sentence);
    }
}
