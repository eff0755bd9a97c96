package io.syntho.evaluation.pii;

import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the columns of a table that hold personal data. Looks at up to 1,000 distinct values of a column: checks their form and check digits, reads
 * the header's words, and lets the values vote; reads running text with a name model. The owner's corrections stand.
 */
public final class PiiScanner {

    /** Version of the checks, word lists and thresholds. */
    public static final String VERSION = "2026-1";

    /** A scan has no seed of its own: the same table always gives the same findings. */
    private static final long SEED = 20_260_101;

    private static final ColumnJudge JUDGE = new ColumnJudge(Detectors.all(), HeaderWords.STANDARD);

    private PiiScanner() {}

    /** Scans all columns of {@code table} that {@code schema} names. */
    public static PiiScan scan(Table table, TableSchema schema) {
        return scan(table, schema, EvaluationListener.SILENT);
    }

    /**
     * Scans all columns of {@code table} that {@code schema} names.
     *
     * @param listener hears {@link EvaluationPart#PII_SCAN}
     * @throws EvaluationCancelled when the listener asked for it
     */
    public static PiiScan scan(Table table, TableSchema schema, EvaluationListener listener) {
        return scan(table, schema, TextJudge.standard(), listener);
    }

    /**
     * Scans by checks and lists alone, without the name model and the memory that it takes. For rows of a table that {@link #scan} has read before.
     *
     * @param listener hears {@link EvaluationPart#PII_SCAN}
     * @throws EvaluationCancelled when the listener asked for it
     */
    public static PiiScan scanWithoutNames(Table table, TableSchema schema, EvaluationListener listener) {
        return scan(table, schema, TextJudge.withoutNames(), listener);
    }

    private static PiiScan scan(Table table, TableSchema schema, TextJudge judge, EvaluationListener listener) {
        Map<String, Column> byName = new HashMap<>();
        table.columns().forEach(column -> byName.put(column.name(), column));
        List<PiiFinding> findings = new ArrayList<>();
        int done = 0;
        try (TextJudge texts = judge) {
            for (ColumnSchema column : schema.columns()) {
                listener.step(
                        EvaluationPart.PII_SCAN,
                        (double) done++ / schema.columns().size());
                if (byName.containsKey(column.name())) {
                    find(byName.get(column.name()), column, texts).ifPresent(findings::add);
                }
            }
        }
        listener.step(EvaluationPart.PII_SCAN, 1);
        return new PiiScan(findings, VERSION);
    }

    private static Optional<PiiFinding> find(Column column, ColumnSchema schema, TextJudge texts) {
        List<String> values = ValueSample.of(column, SEED);
        if (schema.corrected()) {
            return schema.pii().map(kind -> owners(schema.name(), kind, values));
        }
        return JUDGE.judge(schema, values, texts);
    }

    private static PiiFinding owners(String column, PiiKind kind, List<String> values) {
        return new PiiFinding(
                column,
                kind,
                1,
                1,
                "The owner of the data says so.",
                values.stream().limit(3).map(Mask::of).toList(),
                HipaaIdentifier.of(kind),
                values.size(),
                kind == PiiKind.FREE_TEXT_PII);
    }
}
