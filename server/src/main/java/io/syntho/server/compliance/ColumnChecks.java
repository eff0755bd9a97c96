package io.syntho.server.compliance;

import io.syntho.server.compliance.ComplianceFinding.Outcome;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import java.util.List;
import java.util.function.Predicate;

/** Findings about what was done with the real table's columns. */
final class ColumnChecks {

    private final List<ColumnFacts> columns;

    ColumnChecks(ComplianceEvidence evidence) {
        this.columns = evidence.columns();
    }

    List<ComplianceFinding> findings() {
        return List.of(direct(), text(), indirect());
    }

    private ComplianceFinding direct() {
        List<String> found = names(column -> kind(column, PiiKind::direct));
        List<String> learned = names(
                column -> kind(column, PiiKind::direct) && column.treatment().learned());
        String reason = found.isEmpty()
                ? "No column with personal data that points to one person was found in %s."
                        .formatted(Plural.columns(columns.size()))
                : learned.isEmpty()
                        ? "Found in %s; none of them was learned.".formatted(Plural.columns(found.size()))
                        : "%s with personal data that points to one person %s learned."
                                .formatted(Plural.columns(learned.size()), Plural.was(learned.size()));
        return new ComplianceFinding(
                "columns.direct_identifiers",
                "",
                "Personal data that points to one person",
                learned.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
                reason,
                learned.isEmpty() ? found : learned);
    }

    private ComplianceFinding text() {
        Predicate<ColumnFacts> unlearnable =
                column -> column.meaning() == Meaning.IDENTIFIER || column.meaning() == Meaning.FREE_TEXT;
        List<String> found = names(unlearnable);
        List<String> learned =
                names(unlearnable.and(column -> column.treatment().learned()));
        String reason = found.isEmpty()
                ? "The table has no such column."
                : learned.isEmpty()
                        ? "Found in %s; none of them was learned.".formatted(Plural.columns(found.size()))
                        : "%s of identifiers or free text %s learned."
                                .formatted(Plural.columns(learned.size()), Plural.was(learned.size()));
        return new ComplianceFinding(
                "columns.identifiers_and_text",
                "",
                "Identifiers and free text",
                learned.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
                reason,
                learned.isEmpty() ? found : learned);
    }

    private ComplianceFinding indirect() {
        List<String> learned = names(column -> kind(column, kind -> !kind.direct() && kind != PiiKind.SPECIAL_CATEGORY)
                && column.treatment().learned());
        return new ComplianceFinding(
                "columns.indirect_identifiers",
                "",
                "Data that may point to a person together with other data",
                learned.isEmpty() ? Outcome.PASSED : Outcome.REVIEW,
                learned.isEmpty()
                        ? "No such column was learned."
                        : "%s %s learned: judge whether combinations of such values are rare in your population."
                                .formatted(Plural.columns(learned.size()), Plural.was(learned.size())),
                learned);
    }

    private List<String> names(Predicate<ColumnFacts> wanted) {
        return columns.stream().filter(wanted).map(ColumnFacts::name).toList();
    }

    private static boolean kind(ColumnFacts column, Predicate<PiiKind> wanted) {
        return column.pii().filter(finding -> wanted.test(finding.kind())).isPresent();
    }
}
