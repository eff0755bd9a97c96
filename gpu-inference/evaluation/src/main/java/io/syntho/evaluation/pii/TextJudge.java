package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Judges columns of running text, and columns whose values have the form of names but are none that the lists know. Opens a {@link SpanFinder} when the
 * first such column comes, and gives it back when it is closed: most tables need none.
 */
final class TextJudge implements AutoCloseable {

    private static final int WORDS = 4;
    private static final int LENGTH = 25;
    private static final int LEAST_VALUES = 3;

    /** Checks prove what they find: two texts in a hundred are enough. */
    private static final double LEAST_PROVEN = 0.02;

    /** The name model errs now and then: a street named after a person, a product. */
    private static final double LEAST_NAMED = 0.05;

    /** Texts that the name model reads of a column: 5 % of texts with names are missed once in 170 tables. */
    private static final int MODEL_TEXTS = 100;

    /** Longer texts are cut for the name model. */
    private static final int MODEL_LENGTH = 1_000;

    private static final int CELLS = 40;
    private static final double CELLS_NAMED = 0.7;

    private final Supplier<SpanFinder> opener;
    private Optional<SpanFinder> finder = Optional.empty();

    /** Opens finders as {@code opener} does. */
    TextJudge(Supplier<SpanFinder> opener) {
        this.opener = opener;
    }

    /** With the models of this build. */
    static TextJudge standard() {
        return new TextJudge(SpanFinder::open);
    }

    /** By checks alone. */
    static TextJudge withoutNames() {
        return new TextJudge(SpanFinder::withoutNames);
    }

    /** Whether values are running text: several words, and some length. */
    static boolean isText(List<String> values) {
        long texts = values.stream()
                .filter(value -> value.length() >= LENGTH && value.split("\\s+", WORDS).length >= WORDS)
                .count();
        return 2 * texts >= values.size();
    }

    /** The finding about a column of texts, if they hold personal data. */
    Optional<PiiFinding> texts(String column, List<String> values) {
        List<List<PiiSpan>> proven = values.stream().map(TextChecks::find).toList();
        List<String> silent = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        TreeSet<String> kinds = new TreeSet<>();
        int provenTexts = 0;
        for (int i = 0; i < values.size(); i++) {
            if (proven.get(i).isEmpty()) {
                silent.add(values.get(i));
            } else {
                provenTexts++;
                note(values.get(i), proven.get(i), kinds, examples);
            }
        }
        double share = (double) provenTexts / values.size();
        boolean enough = provenTexts >= Math.min(LEAST_VALUES, values.size()) && share >= LEAST_PROVEN;
        int read = Math.min(MODEL_TEXTS, silent.size());
        int named = 0;
        List<List<PiiSpan>> names = finder().findAll(
                        silent.subList(0, read).stream().map(TextJudge::cut).toList());
        for (int i = 0; i < read; i++) {
            if (!names.get(i).isEmpty()) {
                named++;
                note(silent.get(i), names.get(i), kinds, examples);
            }
        }
        boolean namesEnough = named >= Math.min(LEAST_VALUES, read) && named >= LEAST_NAMED * read && named > 0;
        if (!enough && !namesEnough) {
            return Optional.empty();
        }
        double all = Math.min(1, share + (read == 0 ? 0 : (1 - share) * named / read));
        return Optional.of(new PiiFinding(
                column,
                PiiKind.FREE_TEXT_PII,
                all,
                enough ? 0.95 : 0.8,
                evidence(all, values.size(), read, kinds),
                examples.stream().limit(3).toList(),
                HipaaIdentifier.of(PiiKind.FREE_TEXT_PII),
                values.size(),
                true));
    }

    /** Whether most of these cells, which have the form of names, are names of people to the name model. */
    Optional<PiiFinding> names(String column, List<String> values) {
        List<String> cells = values.stream().limit(CELLS).toList();
        if (!finder().findsNames()) {
            return Optional.empty();
        }
        List<List<PiiSpan>> found = finder().findAll(cells, TextParts.USUAL);
        List<String> named = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (found.get(i).size() == 1 && isWholeName(cell, found.get(i).getFirst())) {
                named.add(cell);
            }
        }
        double share = (double) named.size() / cells.size();
        if (share < CELLS_NAMED) {
            return Optional.empty();
        }
        return Optional.of(new PiiFinding(
                column,
                PiiKind.PERSON_NAME,
                share,
                0.7,
                String.format(
                        Locale.ROOT,
                        "%.0f %% of %d distinct values are names to the name model.",
                        100 * share,
                        cells.size()),
                named.stream().limit(3).map(Mask::of).toList(),
                HipaaIdentifier.of(PiiKind.PERSON_NAME),
                cells.size(),
                false));
    }

    private static boolean isWholeName(String cell, PiiSpan span) {
        return span.kind() == PiiKind.PERSON_NAME && 4 * (span.end() - span.start()) >= 3 * cell.length();
    }

    private static String cut(String text) {
        return text.length() > MODEL_LENGTH ? text.substring(0, MODEL_LENGTH) : text;
    }

    private String evidence(double share, int values, int read, TreeSet<String> kinds) {
        String found = String.format(
                Locale.ROOT,
                "%.0f %% of %d distinct texts hold personal data: %s.",
                100 * share,
                values,
                String.join(", ", kinds));
        if (!finder().findsNames()) {
            return found + " Names were not looked for: the name model did not run.";
        }
        return read < values
                ? found + " Names were looked for in " + read + " texts in which no check had found anything."
                : found + " Names were looked for in all of them.";
    }

    private static void note(String text, List<PiiSpan> spans, TreeSet<String> kinds, List<String> examples) {
        for (PiiSpan span : spans) {
            kinds.add(span.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        examples.add(Mask.of(
                text.substring(spans.getFirst().start(), spans.getFirst().end())));
    }

    private SpanFinder finder() {
        if (finder.isEmpty()) {
            finder = Optional.of(opener.get());
        }
        return finder.orElseThrow();
    }

    @Override
    public void close() {
        finder.ifPresent(SpanFinder::close);
        finder = Optional.empty();
    }
}
