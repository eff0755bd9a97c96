package io.syntho.server.compliance.pdf;

import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.server.compliance.ComplianceFinding.Outcome;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Mark.Shape;
import io.syntho.server.compliance.typeset.Palette;
import java.awt.Color;

/** Outcomes and bands as word, sign and colour: never colour alone. */
final class Signs {

    private Signs() {}

    static Cell cell(Outcome outcome) {
        return Cell.marked(mark(outcome), word(outcome));
    }

    static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "Passed";
            case FAILED -> "Failed";
            case REVIEW -> "Review";
            case NOT_ASSESSABLE -> "Not assessable";
            case NOT_APPLICABLE -> "Not applicable";
        };
    }

    static Mark mark(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> new Mark(Shape.CHECK, Palette.EMERALD);
            case FAILED -> new Mark(Shape.CROSS, Palette.ROSE);
            case REVIEW -> new Mark(Shape.TRIANGLE, Palette.AMBER);
            case NOT_ASSESSABLE -> new Mark(Shape.RING, Palette.MUTED);
            case NOT_APPLICABLE -> new Mark(Shape.DASH, Palette.MUTED);
        };
    }

    static String word(RiskLevel level) {
        return switch (level) {
            case LOW -> "Low risk";
            case MEDIUM -> "Medium risk";
            case HIGH -> "High risk";
            case CRITICAL -> "Critical risk";
        };
    }

    static Color color(RiskLevel level) {
        return switch (level) {
            case LOW -> Palette.EMERALD;
            case MEDIUM -> Palette.AMBER;
            case HIGH -> Palette.ORANGE;
            case CRITICAL -> Palette.ROSE;
        };
    }

    static Mark mark(RiskLevel level) {
        Shape shape = switch (level) {
            case LOW -> Shape.CHECK;
            case MEDIUM -> Shape.TRIANGLE;
            case HIGH -> Shape.DIAMOND;
            case CRITICAL -> Shape.CROSS;
        };
        return new Mark(shape, color(level));
    }
}
