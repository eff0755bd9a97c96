package io.syntho.evaluation.pii;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scan of a table found.
 *
 * @param findings one entry a column that holds personal data, in the table's order
 * @param version of the rules that found it
 */
public record PiiScan(List<PiiFinding> findings, String version) {

    /** Keeps the list unmodifiable. */
    public PiiScan {
        findings = List.copyOf(findings);
    }

    /** The finding of a column, if there is one. */
    public Optional<PiiFinding> of(String column) {
        return findings.stream()
                .filter(finding -> finding.column().equals(column))
                .findFirst();
    }

    /**
     * With what an earlier scan found and {@code schema} still says, where this one found nothing: one that read other rows, or with the name model.
     */
    public PiiScan orMarked(TableSchema schema) {
        List<PiiFinding> all = new ArrayList<>();
        for (ColumnSchema column : schema.columns()) {
            of(column.name())
                    .or(() -> column.pii().map(kind -> marked(column.name(), kind)))
                    .ifPresent(all::add);
        }
        return new PiiScan(all, version);
    }

    private static PiiFinding marked(String column, PiiKind kind) {
        return new PiiFinding(
                column,
                kind,
                1,
                0.8,
                "The scan of the whole table, when it was uploaded, found it.",
                List.of(),
                HipaaIdentifier.of(kind),
                0,
                kind == PiiKind.FREE_TEXT_PII);
    }

    /** The schema with the kinds that were found. What the owner corrected stands. */
    public TableSchema applyTo(TableSchema schema) {
        Map<String, PiiFinding> byColumn = new HashMap<>();
        findings.forEach(finding -> byColumn.put(finding.column(), finding));
        return new TableSchema(schema.columns().stream()
                .map(column -> column.corrected() ? column : marked(column, byColumn))
                .toList());
    }

    private static ColumnSchema marked(ColumnSchema column, Map<String, PiiFinding> byColumn) {
        return column.with(Optional.ofNullable(byColumn.get(column.name())).map(PiiFinding::kind));
    }
}
