package io.syntho.local.engine;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.evaluation.pii.PiiFinding;
import java.util.List;
import java.util.Optional;

/**
 * What the scan says about one column, as {@code ./syntho scan --json} prints it.
 *
 * @param pii whether its values point to a person by themselves
 * @param quasiIdentifier whether they do so only together with others: cities, postal codes, ages
 * @param kind name of the kind, {@code NONE} where nothing was found
 * @param share share of the examined distinct values that are of this kind, 0 to 1
 * @param confidence how sure the scan is of what it found, 0 to 1
 * @param hipaa letter of the Safe Harbor identifier, empty where it names none
 * @param inFreeText whether it stands inside running text
 * @param evidence why, in words
 * @param examples masked
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ColumnScan(
        boolean pii,
        boolean quasiIdentifier,
        String kind,
        double share,
        double confidence,
        String hipaa,
        boolean inFreeText,
        String evidence,
        List<String> examples) {

    private static final ColumnScan NOTHING = new ColumnScan(false, false, "NONE", 0, 0, "", false, "", List.of());

    static ColumnScan of(Optional<PiiFinding> finding) {
        return finding.map(ColumnScan::of).orElse(NOTHING);
    }

    private static ColumnScan of(PiiFinding finding) {
        return new ColumnScan(
                !finding.quasiIdentifier(),
                finding.quasiIdentifier(),
                finding.kind().name(),
                rounded(finding.share()),
                rounded(finding.confidence()),
                finding.hipaa().map(HipaaIdentifier::name).orElse(""),
                finding.inFreeText(),
                finding.evidence(),
                finding.maskedExamples());
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
