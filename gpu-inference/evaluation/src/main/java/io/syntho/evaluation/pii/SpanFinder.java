package io.syntho.evaluation.pii;

import ai.onnxruntime.OrtException;
import io.syntho.evaluation.pii.NameModel.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.util.Span;

/**
 * Finds personal data inside running text: deterministic checks first, then names of people and street addresses by the name model, sentence by
 * sentence. Loading takes about a second and 100 MB, given back by {@link #close}. For one thread.
 */
public final class SpanFinder implements AutoCloseable {

    /** Characters of a text that are read, about ten pages; what stands after them is not looked at. */
    public static final int LONGEST = 20_000;

    private final Optional<NameModel> model;
    private final Map<String, TextParts> partsByLanguage = new HashMap<>();
    private final TextLanguage languages = new TextLanguage();

    private SpanFinder(Optional<NameModel> model) {
        this.model = model;
    }

    /** Opens a finder with the models of this build. */
    public static SpanFinder open() {
        return new SpanFinder(loadModel());
    }

    /** A finder that checks alone, as on a machine where ONNX Runtime does not run. */
    static SpanFinder withoutNames() {
        return new SpanFinder(Optional.empty());
    }

    private static Optional<NameModel> loadModel() {
        try {
            return Optional.of(NameModel.load());
        } catch (OrtException | LinkageError unsupported) {
            // No ONNX Runtime for this machine: what checks can prove is still found, and the scan's evidence says the
            // rest.
            return Optional.empty();
        }
    }

    /** Whether names are looked for too; not where ONNX Runtime does not run. */
    public boolean findsNames() {
        return model.isPresent();
    }

    /** What stands in {@code text}, in its order, without overlaps. Reads the first {@link #LONGEST} characters. */
    public List<PiiSpan> find(String text) {
        return findAll(List.of(text)).getFirst();
    }

    /**
     * What stands in each of {@code texts}, which are taken to be of one language, as a column is. Together they take less time than one by one.
     */
    public List<List<PiiSpan>> findAll(List<String> texts) {
        return model.isPresent() && TextLanguage.canTell(texts)
                ? findAll(texts, languages.of(texts))
                : findAll(texts, TextParts.USUAL);
    }

    /** The same for texts of a known language. */
    List<List<PiiSpan>> findAll(List<String> texts, String language) {
        List<List<PiiSpan>> found = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = cut(texts.get(i));
            found.add(TextChecks.find(text));
            if (model.isPresent()) {
                collect(i, text, partsByLanguage.computeIfAbsent(language, TextParts::of), sentences, places);
            }
        }
        if (!sentences.isEmpty()) {
            List<List<Labelled>> labels = model.orElseThrow().label(sentences);
            for (int i = 0; i < sentences.size(); i++) {
                List<PiiSpan> spans = found.get(places.get(i)[0]);
                for (PiiSpan span : NameSpans.of(sentences.get(i), labels.get(i))) {
                    add(span.moved(places.get(i)[1]), spans);
                }
            }
        }
        if (model.isPresent() && !language.equals(TextParts.USUAL)) {
            for (int i = 0; i < texts.size(); i++) {
                for (PiiSpan span : ListedNames.in(cut(texts.get(i)))) {
                    add(span, found.get(i));
                }
            }
        }
        found.forEach(spans -> spans.sort(Comparator.comparingInt(PiiSpan::start)));
        return found;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** What a check has proven stands. */
    private static void add(PiiSpan span, List<PiiSpan> spans) {
        if (spans.stream().noneMatch(span::overlaps)) {
            spans.add(span);
        }
    }

    private static void collect(int text, String value, TextParts parts, List<String> sentences, List<int[]> places) {
        for (Span sentence : parts.sentences(value)) {
            String words = value.substring(sentence.getStart(), sentence.getEnd());
            if (NameCandidates.in(words, parts.words(words))) {
                sentences.add(words);
                places.add(new int[] {text, sentence.getStart()});
            }
        }
    }

    @Override
    public void close() {
        model.ifPresent(NameModel::close);
    }
}
