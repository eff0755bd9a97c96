package io.syntho.local.cli;

import io.syntho.local.demo.DemoResult;
import io.syntho.local.demo.Methods;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import io.syntho.v1.CeiledScore;
import io.syntho.v1.ComplianceFinding;
import io.syntho.v1.PrivacyComponent;
import io.syntho.v1.RiskLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The demo's last words: scores, and where the files are.
 *
 * @param terminal where they are said
 */
record DemoSummary(Terminal terminal) {

    private static final int NAME_WIDTH = 16;
    private static final int FILE_WIDTH = 32;
    private static final int BAR_WIDTH = 24;

    void print(DemoResult result) {
        terminal.line();
        score(
                "Privacy",
                result.privacy().getScore() / 100,
                "%.2f of 100".formatted(result.privacy().getScore()),
                risk(result.privacy().getRiskLevel()));
        attack(result, "  singling out", "MEASURE_SINGLING_OUT");
        attack(result, "  linking", "MEASURE_LINKABILITY");
        attack(result, "  inferring", "MEASURE_INFERENCE");
        attack(result, "  membership", "MEASURE_MEMBERSHIP");
        quality(
                "Quality",
                result.quality().getOverall(),
                passed(result.quality().getPassed()));
        quality("  shapes", result.quality().getColumnShapes(), "");
        quality("  pairs", result.quality().getColumnPairTrends(), "");
        terminal.line("  " + Text.padded("Compliance", NAME_WIDTH)
                + passed(result.compliance().getPassed()) + quiet(", " + findings(result)));
        terminal.line();
        terminal.line("  "
                + terminal.styled(Style.STRONG, shown(result.files().getFirst().getParent()) + "/")
                + quiet("  " + Text.count(result.synthetic().getRowCount()) + " rows by "
                        + Methods.name(result.synthetic().getChosenMethod()) + ", seed "
                        + result.synthetic().getSeed()));
        result.files().forEach(this::file);
    }

    /** What an attack gains at most over the same attack on strangers; the worst of several. */
    private void attack(DemoResult result, String name, String measure) {
        List<PrivacyComponent> attacks = result.privacy().getComponentsList().stream()
                .filter(component -> component.getMeasure().name().startsWith(measure))
                .toList();
        if (attacks.isEmpty()) {
            return;
        }
        OptionalDouble most = attacks.stream()
                .filter(component -> component.getOutcome() == PrivacyComponent.Outcome.OUTCOME_MEASURED)
                .mapToDouble(component -> component.getRisk().getUpper())
                .max();
        terminal.line("  " + Text.padded(name, NAME_WIDTH)
                + quiet(
                        most.isPresent()
                                ? "gains at most %.1f %% over attacks on strangers".formatted(100 * most.getAsDouble())
                                : "inconclusive: too little data, or no better than guessing"));
    }

    private void quality(String name, CeiledScore score, String verdict) {
        String ceiling = score.hasCeiling()
                ? "%.3f of %.3f".formatted(score.getScore(), score.getCeiling())
                : "%.3f".formatted(score.getScore());
        score(name, score.getScore(), ceiling, verdict);
    }

    private void score(String name, double share, String words, String verdict) {
        terminal.line("  " + Text.padded(name, NAME_WIDTH) + terminal.styled(Style.ACCENT, Text.bar(share, BAR_WIDTH))
                + "  " + Text.padded(words, 16) + verdict);
    }

    private void file(Path file) {
        terminal.line(
                "    " + terminal.styled(Style.ACCENT, Text.padded(String.valueOf(file.getFileName()), FILE_WIDTH))
                        + quiet(size(file)));
    }

    private String passed(boolean passed) {
        return passed ? terminal.styled(Style.GOOD, "passed") : terminal.styled(Style.WARNING, "not passed");
    }

    private String risk(RiskLevel level) {
        String word = level.name().substring("RISK_LEVEL_".length()).toLowerCase(Locale.ROOT) + " risk";
        return switch (level) {
            case RISK_LEVEL_LOW -> terminal.styled(Style.GOOD, word);
            case RISK_LEVEL_MEDIUM -> terminal.styled(Style.WARNING, word);
            case RISK_LEVEL_HIGH, RISK_LEVEL_CRITICAL -> terminal.styled(Style.BAD, word);
            case RISK_LEVEL_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    private static String findings(DemoResult result) {
        long failed = result.compliance().getFindingsList().stream()
                .filter(finding -> finding.getOutcome() == ComplianceFinding.Outcome.OUTCOME_FAILED)
                .count();
        return result.compliance().getFindingsCount() + " findings, " + failed + " failed, "
                + result.compliance().getPageCount() + " pages";
    }

    private static String size(Path file) {
        try {
            return Text.size(Files.size(file));
        } catch (IOException gone) {
            return "gone";
        }
    }

    /** Relative to where the person stands, when that is shorter. */
    private static String shown(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) && !folder.equals(here)
                ? here.relativize(folder).toString()
                : folder.toString();
    }

    private String quiet(String text) {
        return terminal.styled(Style.QUIET, text);
    }
}
