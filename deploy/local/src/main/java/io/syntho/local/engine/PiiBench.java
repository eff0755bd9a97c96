package io.syntho.local.engine;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.pii.PiiScanner;
import io.syntho.evaluation.pii.PiiSpan;
import io.syntho.evaluation.pii.SpanFinder;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the search for personal data on a labelled table: how much is right, and how many values it reads in a second of processor time.
 *
 * @param input the table; its labels and its marked texts stand beside it, as {@link PiiLabels} reads them
 */
public record PiiBench(Path input) {

    /** Distinct values of a column that a scan looks at. */
    private static final int SAMPLED = 1_000;

    private static final int TEXTS_AT_ONCE = 200;

    /**
     * One scan.
     *
     * @param run from 1; the first is slower, since the JVM is cold
     * @param names whether names were looked for by the model
     * @param values distinct values looked at
     * @param cpuSeconds time of all processors, loading the model included
     */
    public record Speed(int run, boolean names, long values, double cpuSeconds) {

        /** Values in a second of one processor. */
        public double perSecond() {
            return values / cpuSeconds;
        }
    }

    /**
     * How much was right.
     *
     * @param expected columns or places that hold personal data
     * @param found what was found, right or wrong
     * @param hit of what was expected, how much was found
     * @param right of what was found, how much was expected
     * @param kind of what was expected, how much was found as its kind
     */
    public record Score(int expected, int found, int hit, int right, int kind) {

        /** The harmonic mean of precision and recall. */
        public double f1() {
            double precision = found == 0 ? 0 : (double) right / found;
            double recall = expected == 0 ? 0 : (double) hit / expected;
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    /** Scans {@code runs} times with the name model and as often without. */
    public List<Speed> speed(int runs) {
        LoadedTable loaded = load();
        long values = loaded.schema().columns().stream()
                .mapToLong(column -> Math.min(SAMPLED, column.profile().distinctCount()))
                .sum();
        List<Speed> speeds = new ArrayList<>();
        for (boolean names : new boolean[] {false, true}) {
            for (int run = 1; run <= runs; run++) {
                Meter meter = new Meter();
                meter.start();
                scan(loaded, names);
                meter.stop();
                speeds.add(new Speed(run, names, values, meter.cpuSeconds()));
            }
        }
        return speeds;
    }

    /** How many columns are judged rightly; empty where the table has no labels. What is labelled {@code QUASI} is not judged. */
    public Optional<Score> columns() {
        return PiiLabels.columns(input).map(labels -> {
            LoadedTable loaded = load();
            PiiScan scan = scan(loaded, true);
            int expected = 0;
            int found = 0;
            int hit = 0;
            int kind = 0;
            for (ColumnSchema column : loaded.schema().columns()) {
                List<String> kinds = labels.getOrDefault(column.name(), List.of(PiiLabels.NOT_JUDGED));
                if (kinds.contains(PiiLabels.NOT_JUDGED)) {
                    continue;
                }
                Optional<PiiFinding> finding = scan.of(column.name()).filter(one -> !one.quasiIdentifier());
                boolean personal = !kinds.contains(PiiLabels.NOTHING);
                expected += personal ? 1 : 0;
                found += finding.isPresent() ? 1 : 0;
                hit += personal && finding.isPresent() ? 1 : 0;
                kind += finding.filter(one -> kinds.contains(one.kind().name())).isPresent() ? 1 : 0;
            }
            return new Score(expected, found, hit, hit, kind);
        });
    }

    /** How many places in the marked texts are found, and how fast; empty where the table has none. */
    public Optional<Spans> spans() {
        return PiiLabels.texts(input).map(PiiBench::spans);
    }

    /**
     * What was found in marked texts. A place is found when a span of its kind has a character in common with it.
     *
     * @param score how much was right
     * @param texts how many were read
     * @param cpuSeconds time of all processors, loading the model included
     */
    public record Spans(Score score, int texts, double cpuSeconds) {}

    private static Spans spans(List<PiiLabels.Text> texts) {
        Meter meter = new Meter();
        meter.start();
        List<List<PiiSpan>> found = new ArrayList<>();
        try (SpanFinder finder = SpanFinder.open()) {
            for (int from = 0; from < texts.size(); from += TEXTS_AT_ONCE) {
                found.addAll(finder.findAll(texts.subList(from, Math.min(from + TEXTS_AT_ONCE, texts.size())).stream()
                        .map(PiiLabels.Text::text)
                        .toList()));
            }
        }
        meter.stop();
        int expected = 0;
        int spans = 0;
        int hit = 0;
        int right = 0;
        for (int i = 0; i < texts.size(); i++) {
            List<PiiLabels.Place> places = texts.get(i).places();
            List<PiiSpan> here = found.get(i);
            expected += places.size();
            spans += here.size();
            hit += (int) places.stream()
                    .filter(place -> here.stream().anyMatch(place::fits))
                    .count();
            right += (int) here.stream()
                    .filter(span -> places.stream().anyMatch(place -> place.fits(span)))
                    .count();
        }
        return new Spans(new Score(expected, spans, hit, right, hit), texts.size(), meter.cpuSeconds());
    }

    private static PiiScan scan(LoadedTable loaded, boolean names) {
        return names
                ? PiiScanner.scan(loaded.table(), loaded.schema())
                : PiiScanner.scanWithoutNames(loaded.table(), loaded.schema(), EvaluationListener.SILENT);
    }

    private LoadedTable load() {
        return TableReader.load(input, String.valueOf(input.getFileName()), ReadLimits.DEFAULT);
    }
}
