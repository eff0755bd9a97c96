package io.syntho.server.report;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.privacy.ClassSizes;
import io.syntho.evaluation.privacy.Count;
import io.syntho.evaluation.privacy.Interval;
import io.syntho.evaluation.privacy.Outcome;
import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.privacy.Proximity;
import io.syntho.evaluation.privacy.Rate;
import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.evaluation.quality.ColumnChart;
import io.syntho.evaluation.quality.ColumnFit;
import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.evaluation.quality.Detection;
import io.syntho.evaluation.quality.Efficacy;
import io.syntho.evaluation.quality.PairKind;
import io.syntho.evaluation.quality.PairQuality;
import io.syntho.evaluation.quality.QualityCeiling;
import io.syntho.evaluation.quality.QualityCheck;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.evaluation.quality.RowsUsed;
import io.syntho.evaluation.quality.ShapeMetric;
import io.syntho.evaluation.quality.SkippedColumn;
import io.syntho.server.compliance.ColumnFacts;
import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.Declaration;
import io.syntho.server.compliance.Generation;
import io.syntho.server.compliance.ReportType;
import io.syntho.server.compliance.TableFacts;
import io.syntho.server.compliance.Treatment;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Evidence about a small table with a hostile column. */
final class Evidence {

    /** A column's name that tries everything. */
    static final String HOSTILE = "mail'; drop table \u0001<b>\ud83d\ude00";

    static final String PDF_SHA256 = "a".repeat(64);
    static final String TABLE_SHA256 = "b".repeat(64);
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private Evidence() {}

    static PiiFinding finding() {
        return new PiiFinding(
                HOSTILE,
                PiiKind.EMAIL,
                0.98,
                0.99,
                "an address by its form",
                List.of("a***@***"),
                Optional.of(HipaaIdentifier.F),
                100,
                false);
    }

    static List<ColumnFacts> columns() {
        return List.of(
                new ColumnFacts(
                        "age", StorageType.INTEGER, Meaning.CONTINUOUS, Optional.empty(), Treatment.MODELLED, false),
                new ColumnFacts(
                        HOSTILE,
                        StorageType.STRING,
                        Meaning.IDENTIFIER,
                        Optional.of(finding()),
                        Treatment.REGENERATED,
                        false));
    }

    static PrivacyReport privacy() {
        PrivacyComponent replay = new PrivacyComponent(
                PrivacyMeasure.PII_REPLAY,
                Optional.of(HOSTILE),
                Outcome.MEASURED,
                Optional.of(new Interval(0.05, 0.01, 0.12)),
                87.65,
                "few values come back",
                List.of(new Rate("replayed", 5, 100, new Interval(0.05, 0.01, 0.12))),
                List.of(new Count("training_rows", 80)));
        Proximity.Distances distances = new Proximity.Distances(50, 0.1, 0.2, 0.3, 0.4);
        return new PrivacyReport(
                87.65,
                RiskLevel.LOW,
                List.of(replay),
                List.of(finding()),
                Optional.of(new Proximity(distances, distances, 80)),
                Optional.of(new ClassSizes(
                        List.of(HOSTILE),
                        List.of("age"),
                        new ClassSizes.Classes(3, 0.25, OptionalInt.of(2), OptionalDouble.of(0.5)),
                        new ClassSizes.Classes(4, 0.125, OptionalInt.empty(), OptionalDouble.empty()))),
                List.of("nothing was found"),
                "privacy-1",
                new PrivacyReport.Rows(80, 20, 100));
    }

    static QualityReport quality() {
        ColumnChart.Histogram times = new ColumnChart.Histogram(List.of(0.0, 60e6), List.of(1.0), List.of(1.0), true);
        ColumnChart.TopCategories mails =
                new ColumnChart.TopCategories(List.of(new ColumnChart.Category("<b>", 0.5, 0.4)), 0.5, 0.6);
        return new QualityReport(
                0.9,
                OptionalDouble.of(0.95),
                OptionalDouble.of(0.85),
                0.94,
                0.8,
                Optional.of(new QualityCeiling(
                        0.97,
                        OptionalDouble.of(0.98),
                        OptionalDouble.of(0.96),
                        OptionalDouble.of(0.975),
                        OptionalDouble.of(0.955),
                        20)),
                Optional.of(new Detection(0.75, OptionalDouble.of(0.51), "trees", List.of(HOSTILE), 80)),
                Optional.of(new Efficacy("age", true, Efficacy.Task.REGRESSION, 0.7, 0.6, "trees", 80, 20)),
                List.of(
                        column("age", ShapeMetric.KS_COMPLEMENT, Optional.empty()),
                        column(HOSTILE, ShapeMetric.TV_COMPLEMENT, Optional.of(mails)),
                        column("since", ShapeMetric.KS_COMPLEMENT, Optional.of(times))),
                List.of(
                        pair("age", "since", PairKind.CORRELATION, -0.5),
                        pair("age", HOSTILE, PairKind.CONTINGENCY, 0.25)),
                3,
                0.1,
                List.of(new SkippedColumn("note", "free text")),
                List.of(new QualityCheck("overall", 0.95, 0.9, false, "too far")),
                "quality-1",
                new RowsUsed(80, 20, 100),
                new RowsUsed(80, 20, 100));
    }

    private static ColumnQuality column(String name, ShapeMetric metric, Optional<ColumnChart> chart) {
        boolean temporal = name.equals("since");
        OptionalDouble distance = metric == ShapeMetric.KS_COMPLEMENT ? OptionalDouble.of(3e6) : OptionalDouble.empty();
        ColumnFit synthetic = new ColumnFit(0.95, distance, 0.2, OptionalDouble.of(0.99), 0.9, OptionalLong.of(40));
        ColumnFit holdout = new ColumnFit(0.98, distance, 0.1, OptionalDouble.of(1), 0.8, OptionalLong.of(18));
        return new ColumnQuality(
                name, metric, temporal, 0.1, OptionalLong.of(50), synthetic, Optional.of(holdout), chart);
    }

    private static PairQuality pair(String first, String second, PairKind kind, double real) {
        return new PairQuality(
                first, second, kind, real, real / 2, OptionalDouble.of(real), 0.9, OptionalDouble.empty(), true, true);
    }

    static ComplianceDocument document(UUID id, ReportType type) {
        TableFacts table = new TableFacts(UUID.randomUUID(), "people", TABLE_SHA256, 100, 2);
        Generation generation = new Generation(
                "gaussian_copula",
                "0.1",
                Optional.empty(),
                7,
                List.of(),
                new Generation.HoldOut(80, 20, 7),
                Optional.empty(),
                NOON,
                NOON,
                NOON);
        return ComplianceDocument.of(new ComplianceEvidence(
                id,
                type,
                URI.create("https://syntho.example/verify/" + id),
                NOON,
                "Alice",
                table,
                table,
                Declaration.NONE,
                generation,
                columns(),
                privacy(),
                quality(),
                1));
    }
}
