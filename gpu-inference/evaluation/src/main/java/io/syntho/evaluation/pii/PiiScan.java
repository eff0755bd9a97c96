package io.syntho.evaluation.pii;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.TableSchema;
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
