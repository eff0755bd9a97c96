package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.LawText.Provision;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Run;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** Provisions of a law beside what they mean for this document. */
final class Provisions {

    private Provisions() {}

    static Block of(List<Provision> provisions) {
        return new Table(
                List.of(Column.text("Provision", 118), Column.text("What it says", 196), Column.text("Here", 177)),
                provisions.stream().map(Provisions::row).toList());
    }

    private static List<Cell> row(Provision provision) {
        Style muted = Style.CELL.in(Palette.MUTED);
        List<Run> name = new ArrayList<>();
        name.add(new Run(provision.title() + "  ", Style.CELL.strong()));
        name.add(new Run(provision.reference(), muted));
        return List.of(
                whole(name),
                whole(List.of(
                        provision.quote().isEmpty()
                                ? new Run("Summed up on the right.", muted)
                                : new Run("“" + provision.quote() + "”", Style.CELL))),
                whole(List.of(new Run(provision.here(), Style.CELL))));
    }

    /** The law is not shortened. */
    private static Cell whole(List<Run> runs) {
        return Cell.of(runs).atMost(40);
    }
}
