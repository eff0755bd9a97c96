package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.Declaration;
import io.syntho.server.compliance.LegalBasis;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Facts;
import io.syntho.server.compliance.typeset.Facts.Fact;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import java.util.List;

/** The real table, and what its owner declares about it. */
final class SourcePart {

    private static final float LABEL = 120;
    private static final int DECLARED = 2000;

    private SourcePart() {}

    static List<Block> blocks(ComplianceEvidence evidence) {
        Declaration declared = evidence.declaration();
        return List.of(
                new Facts(
                        List.of(
                                Fact.of("Dataset", Words.name(evidence.source().name())),
                                Fact.code("Dataset id", evidence.source().id().toString()),
                                Fact.of(
                                        "Size",
                                        "%s rows, %s columns"
                                                .formatted(
                                                        Words.count(evidence.source()
                                                                .rows()),
                                                        Words.count(evidence.source()
                                                                .columns()))),
                                Fact.code(
                                        "SHA-256 of the file", evidence.source().sha256()),
                                Fact.of(
                                        "Owner",
                                        evidence.owner().isBlank()
                                                ? "has given no name"
                                                : Words.cut(evidence.owner(), 200))),
                        LABEL),
                Heading.within("Declared by the owner"),
                Paragraph.of("These are the owner's words. They were not checked.", Style.SMALL)
                        .gap(2)
                        .withNext(),
                new Facts(
                        List.of(
                                declared("Controller", declared.controller()),
                                declared("Purpose", declared.purpose()),
                                declared(
                                        "Legal basis",
                                        declared.legalBasis()
                                                .map(LegalBasis::label)
                                                .orElse("")),
                                declared("Recipients", declared.recipients()),
                                declared("Retention", declared.retention())),
                        LABEL));
    }

    private static Fact declared(String name, String value) {
        return value.isBlank()
                ? new Fact(name, Cell.of("not declared", Style.CELL.in(Palette.MUTED)))
                : Fact.of(name, Words.cut(value, DECLARED));
    }
}
