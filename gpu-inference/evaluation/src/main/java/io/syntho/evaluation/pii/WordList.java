package io.syntho.evaluation.pii;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Word lists among this package's resources. */
final class WordList {

    private WordList() {}

    /** The lines of a resource without comments and empty ones. */
    static List<String> lines(String name) {
        return allLines(name).stream()
                .filter(Predicate.not(line -> line.isEmpty() || line.startsWith("#")))
                .toList();
    }

    /** All lines of a resource, stripped. */
    static List<String> allLines(String name) {
        try (InputStream resource = WordList.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a resource, in lower case without accents. */
    static Set<String> words(String name) {
        return lines(name).stream()
                .flatMap(line -> Stream.of(line.split("\\s+")))
                .map(Header::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The phrases of a resource, some a line with commas between them, each as its words, as {@link Header#says} takes them. */
    static List<List<String>> phrases(String name) {
        return lines(name).stream().flatMap(WordList::phrasesOf).toList();
    }

    /** The phrases of one line. */
    static Stream<List<String>> phrasesOf(String line) {
        return Stream.of(line.split(","))
                .map(phrase -> List.of(Header.plain(phrase).strip().split("\\s+")));
    }
}
