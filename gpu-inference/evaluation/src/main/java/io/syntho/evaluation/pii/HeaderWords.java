package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What headers say, by the phrases of {@code header-words.txt}. */
final class HeaderWords {

    /** The list of this build. */
    static final HeaderWords STANDARD = new HeaderWords();

    private final Map<PiiKind, List<List<String>>> strong = new EnumMap<>(PiiKind.class);
    private final Map<PiiKind, List<List<String>>> weak = new EnumMap<>(PiiKind.class);
    private final Map<PiiKind, List<List<String>>> against = new EnumMap<>(PiiKind.class);

    private HeaderWords() {
        for (String line : WordList.lines("header-words.txt")) {
            String[] parts = line.split(":", 2);
            String key = parts[0];
            Map<PiiKind, List<List<String>>> target = key.endsWith("?") ? weak : key.endsWith("!") ? against : strong;
            target.put(
                    PiiKind.valueOf(key.replaceAll("[?!]", "")),
                    WordList.phrasesOf(parts[1]).toList());
        }
    }

    /** What a header says: kinds with the phrase that says so, and the kinds that it speaks against. */
    record Hints(Map<PiiKind, String> strong, Map<PiiKind, String> weak, Set<PiiKind> against) {}

    Hints of(Header header) {
        Set<PiiKind> vetoed = EnumSet.noneOf(PiiKind.class);
        against.forEach((kind, phrases) -> said(header, phrases).ifPresent(_ -> vetoed.add(kind)));
        return new Hints(said(header, strong), said(header, weak), vetoed);
    }

    private static Map<PiiKind, String> said(Header header, Map<PiiKind, List<List<String>>> phrases) {
        Map<PiiKind, String> said = new EnumMap<>(PiiKind.class);
        phrases.forEach((kind, list) -> said(header, list).ifPresent(phrase -> said.put(kind, phrase)));
        return said;
    }

    private static Optional<String> said(Header header, List<List<String>> phrases) {
        return phrases.stream().filter(header::says).findFirst().map(phrase -> String.join(" ", phrase));
    }
}
