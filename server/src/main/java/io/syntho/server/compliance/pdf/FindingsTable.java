package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceFinding;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** Findings, one a row, each with its reason. */
final class FindingsTable {

    private static final int REASON = 700;
    private static final int NAMES = 8;

    private FindingsTable() {}

    static Block of(List<ComplianceFinding> findings) {
        return new Table(
                List.of(Column.text("Outcome", 78), Column.text("What was checked", 145), Column.text("Why", 268)),
                findings.stream().map(FindingsTable::row).toList());
    }

    private static List<Cell> row(ComplianceFinding finding) {
        List<Run> title = new ArrayList<>();
        title.add(new Run(finding.title(), Style.CELL.strong()));
        if (!finding.reference().isEmpty()) {
            title.add(new Run("  " + finding.reference(), Style.CELL.in(Palette.MUTED)));
        }
        List<Run> why = new ArrayList<>();
        why.add(new Run(Words.cut(finding.reason(), REASON), Style.CELL));
        if (!finding.columns().isEmpty()) {
            why.add(new Run("  Columns: " + Words.names(finding.columns(), NAMES), Style.CELL.in(Palette.MUTED)));
        }
        return List.of(Signs.cell(finding.outcome()), Cell.of(title), Cell.of(why));
    }
}
