package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ComplianceFinding;
import io.syntho.server.compliance.ComplianceFinding.Outcome;
import io.syntho.server.compliance.StandingWords;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Bullets;
import io.syntho.server.compliance.typeset.Face;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Panel;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result in plain language, what it does not say, and every check that needs attention. */
final class ResultPart {

    private static final StandingWords WORDS = StandingWords.CURRENT;

    private ResultPart() {}

    static List<Block> blocks(ComplianceDocument document) {
        PrivacyReport privacy = document.evidence().privacy();
        List<Block> blocks = new ArrayList<>();
        blocks.add(verdict(document));
        blocks.add(Heading.within("Risk band"));
        blocks.add(BandStrip.of(privacy.level(), privacy.score()));
        blocks.add(Paragraph.of(WORDS.bands().get(privacy.level())));
        if (!WORDS.missingMeasures().isEmpty()) {
            blocks.add(Paragraph.of(
                    "Not tried in this version: %s."
                            .formatted(WORDS.missingMeasures().stream()
                                    .map(missing -> missing.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))),
                    Style.SMALL));
        }
        blocks.add(Heading.within("What this does not say"));
        blocks.add(new Bullets(WORDS.notSaid(), Style.BODY, new Mark(Mark.Shape.DASH, Palette.MUTED)));
        blocks.add(Heading.within("Points that need attention"));
        List<ComplianceFinding> attention = attention(document);
        blocks.add(
                attention.isEmpty()
                        ? Paragraph.of("None: no check failed, and none asks for review.")
                        : FindingsTable.of(attention));
        blocks.add(Heading.within("Other checks on the table"));
        blocks.add(FindingsTable.of(document.findings().stream()
                .filter(finding -> !finding.code().startsWith("gdpr.")
                        && !finding.code().startsWith("hipaa.")
                        && !attention.contains(finding))
                .toList()));
        return blocks;
    }

    static String headline(ComplianceDocument document) {
        return document.passed() ? "Checks passed" : "Checks failed";
    }

    static Color color(ComplianceDocument document) {
        return document.passed() ? Palette.EMERALD : Palette.ROSE;
    }

    /** How many findings of each outcome there are, in words. */
    static String counts(ComplianceDocument document) {
        List<String> counts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long count = count(document, outcome);
            if (count > 0 || outcome == Outcome.FAILED) {
                counts.add("%d %s".formatted(count, label(outcome)));
            }
        }
        return String.join("  ·  ", counts);
    }

    static long count(ComplianceDocument document, Outcome outcome) {
        return document.findings().stream()
                .filter(finding -> finding.outcome() == outcome)
                .count();
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case REVIEW -> "to review";
            case NOT_ASSESSABLE -> "not assessable by software";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    private static Block verdict(ComplianceDocument document) {
        Color color = color(document);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(headline(document), new Style(Face.HEADING, 15, 19, color)));
        blocks.add(Paragraph.of(document.passed() ? WORDS.passed() : WORDS.failed())
                .gap(2));
        if (count(document, Outcome.REVIEW) > 0) {
            blocks.add(Paragraph.of(WORDS.review()).gap(2));
        }
        blocks.add(Paragraph.of(counts(document), Style.SMALL));
        return Panel.of(color, blocks);
    }

    private static List<ComplianceFinding> attention(ComplianceDocument document) {
        List<ComplianceFinding> attention = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.REVIEW)) {
            document.findings().stream()
                    .filter(finding -> finding.outcome() == outcome)
                    .forEach(attention::add);
        }
        return attention;
    }
}
