package io.syntho.server.compliance;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.privacy.AttackSetup;
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
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/** Evidence to make documents from, part by part. */
final class Evidence {

    static final UUID REPORT = UUID.fromString("0197a5c0-1b7e-7d43-9c55-2f1f6f0f4c11");
    static final String ORIGINAL_HASH = "3f5a9c1e7b2d4860a1c3e5f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b";
    static final String SYNTHETIC_HASH = "b81d2c4f6e8a0c1d3e5f7a9b0c2d4e6f8a1b3c5d7e9f0a2b4c6d8e0f1a3b5c7d";
    private static final Instant NOW = Instant.parse("2026-03-02T14:05:31Z");

    private String owner = "Meridian Health Insurance";
    private String source = "Census income 1994";
    private Declaration declaration = new Declaration(
            "Meridian Health Insurance plc",
            "Collected to set premiums. The synthetic table is for testing the new pricing service with an outside developer.",
            Optional.of(LegalBasis.LEGITIMATE_INTERESTS),
            "Northgate Software Ltd, under a processing agreement of 12 January 2026",
            "Original until 31 December 2027, synthetic table until the end of the project");
    private List<ColumnFacts> columns = List.of();
    private PrivacyReport privacy = privacy(94.17, RiskLevel.LOW, components(0));
    private QualityReport quality;
    private String syntheticHash = SYNTHETIC_HASH;
    private int attempts = 2;
    private ReportType type = ReportType.COMBINED;
    private long rows = 30_162;

    private Evidence(QualityReport quality) {
        this.quality = quality;
    }

    static Evidence of(QualityReport quality) {
        return new Evidence(quality);
    }

    Evidence named(String newOwner, String newSource) {
        owner = newOwner;
        source = newSource;
        return this;
    }

    Evidence declared(Declaration newDeclaration) {
        declaration = newDeclaration;
        return this;
    }

    Evidence columns(List<ColumnFacts> newColumns) {
        columns = newColumns;
        return this;
    }

    Evidence privacy(PrivacyReport newPrivacy) {
        privacy = newPrivacy;
        return this;
    }

    Evidence syntheticHash(String newHash) {
        syntheticHash = newHash;
        return this;
    }

    Evidence attempts(int newAttempts) {
        attempts = newAttempts;
        return this;
    }

    Evidence type(ReportType newType) {
        type = newType;
        return this;
    }

    Evidence rows(long newRows) {
        rows = newRows;
        return this;
    }

    ComplianceEvidence build() {
        return new ComplianceEvidence(
                REPORT,
                type,
                URI.create("https://syntho.example/verify/0197a5c0-1b7e-7d43-9c55-2f1f6f0f4c11"),
                NOW,
                owner,
                new TableFacts(
                        UUID.fromString("0197a5b2-0c11-7a02-8f3e-9a4b5c6d7e8f"),
                        source,
                        ORIGINAL_HASH,
                        rows,
                        columns.size()),
                new TableFacts(
                        UUID.fromString("0197a5b9-7f10-7c2d-a1b2-c3d4e5f60718"),
                        source + ", synthetic",
                        syntheticHash,
                        10_000,
                        columns.size()),
                declaration,
                generation(),
                columns,
                privacy,
                quality,
                attempts);
    }

    private Generation generation() {
        return new Generation(
                "gaussian_copula",
                "0.1.0",
                Optional.of("5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592"),
                42,
                List.of(
                        new Generation.Setting("protection.minimum_rows", "5"),
                        new Generation.Setting("protection.pooled_label", "(other)"),
                        new Generation.Setting("max_categories", "500"),
                        new Generation.Setting("dependence_rows", "50000"),
                        new Generation.Setting("atom_share", "0.01")),
                new Generation.HoldOut(rows * 4 / 5, rows / 5, 42),
                Optional.empty(),
                NOW.minusSeconds(71),
                NOW.minusSeconds(64),
                NOW.minusSeconds(9));
    }

    static PrivacyReport privacy(double score, RiskLevel level, List<PrivacyComponent> components) {
        return privacy(score, level, components, 6_032);
    }

    static PrivacyReport privacy(double score, RiskLevel level, List<PrivacyComponent> components, int holdout) {
        return new PrivacyReport(
                score,
                level,
                components,
                List.of(),
                Optional.of(new Proximity(
                        new Proximity.Distances(2_000, 0.0121, 0.0468, 0.412, 0.861),
                        new Proximity.Distances(2_000, 0.0103, 0.0431, 0.398, 0.848),
                        8_000)),
                Optional.of(new ClassSizes(
                        List.of("age", "sex"),
                        List.of("race"),
                        new ClassSizes.Classes(1, 0.0021, OptionalInt.of(1), OptionalDouble.of(0.913)),
                        new ClassSizes.Classes(2, 0.0007, OptionalInt.of(1), OptionalDouble.of(0.655)))),
                List.of("The score is that of the worst measure: nearness to real rows, whose risk is at most 0.058."),
                "2026-1",
                new PrivacyReport.Rows(24_130, holdout, 10_000));
    }

    /** What a careful generator gives; {@code replayed} columns of which no real value comes back. */
    static List<PrivacyComponent> components(int replayed) {
        List<PrivacyComponent> components = new ArrayList<>();
        components.add(new PrivacyComponent(
                PrivacyMeasure.DISTANCE_SHARE,
                Optional.empty(),
                Outcome.MEASURED,
                Optional.of(new Interval(0.014, 0, 0.058)),
                94.17,
                "50.7 % of synthetic rows (95 %: 48.5 to 52.9 %) lie nearer to training rows than to hold-out rows; 50 % is what fresh rows give. That alone proves no protection.",
                List.of(new Rate("nearer_to_training", 1014.5, 2_000, new Interval(0.507, 0.485, 0.529))),
                List.of(new Count("synthetic_rows", 2_000), new Count("compared_rows", 6_032), new Count("ties", 87))));
        components.add(new PrivacyComponent(
                PrivacyMeasure.EXACT_COPIES,
                Optional.empty(),
                Outcome.MEASURED,
                Optional.of(new Interval(0, 0, 0.0009)),
                99.64,
                "3 of 10000 synthetic rows (0.03 %) equal a training row that occurs once; of hold-out rows 0.05 % do so by chance. No copying was found.",
                List.of(
                        new Rate("synthetic", 3, 10_000, new Interval(0.0005, 0.0001, 0.0009)),
                        new Rate("holdout", 3, 6_032, new Interval(0.0008, 0.0002, 0.0015))),
                List.of(new Count("training_rows", 24_130), new Count("unique_training_rows", 21_877))));
        components.add(new PrivacyComponent(
                PrivacyMeasure.LINKABILITY,
                Optional.empty(),
                Outcome.MEASURED,
                Optional.of(new Interval(0.001, 0, 0.0042)),
                99.58,
                "Two records of a person, with 7 and 7 columns, lead to the same synthetic row for 0.35 % of training rows, 0.30 % of hold-out rows and 0.05 % by guessing. That is no more than chance and common knowledge give.",
                List.of(
                        new Rate("attack", 7, 2_000, new Interval(0.0045, 0.0017, 0.0072)),
                        new Rate("control", 6, 2_000, new Interval(0.004, 0.0013, 0.0065)),
                        new Rate("baseline", 1, 2_000, new Interval(0.0015, 0, 0.0028))),
                List.of(new Count("attacks", 2_000)),
                Optional.of(new AttackSetup(List.of("age"), List.of("capital-gain"), 2_000, 2_000))));
        components.add(new PrivacyComponent(
                PrivacyMeasure.INFERENCE,
                Optional.of("capital-gain"),
                Outcome.MEASURED,
                Optional.of(new Interval(0.003, 0, 0.047)),
                96.85,
                "Known all other columns, its value is told for 84.75 % of training rows, 85.35 % of hold-out rows and 80.10 % by guessing. That is no more than chance and common knowledge give.",
                List.of(
                        new Rate("attack", 1_695, 2_000, new Interval(0.8472, 0.8311, 0.8626)),
                        new Rate("control", 1_707, 2_000, new Interval(0.8528, 0.8373, 0.8683)),
                        new Rate("baseline", 1_602, 2_000, new Interval(0.8004, 0.7829, 0.8179)),
                        new Rate("reachable", 1_981.5, 2_000, new Interval(0.9904, 0.9853, 0.9944))),
                List.of(new Count("attacks", 2_000)),
                Optional.of(new AttackSetup(List.of("age", "race"), List.of(), 2_000, 2_000))));
        for (int column = 1; column <= replayed; column++) {
            components.add(new PrivacyComponent(
                    PrivacyMeasure.PII_REPLAY,
                    Optional.of("personal " + column),
                    Outcome.MEASURED,
                    Optional.of(new Interval(0, 0, 0.0004)),
                    98.4,
                    "None of 891 real values comes back.",
                    List.of(),
                    List.of()));
        }
        return components;
    }

    static PrivacyComponent inconclusive(PrivacyMeasure measure) {
        return new PrivacyComponent(
                measure,
                Optional.empty(),
                Outcome.INCONCLUSIVE,
                Optional.empty(),
                100,
                "Too few rows to say that nothing was copied.",
                List.of(),
                List.of());
    }

    static PrivacyComponent leak(PrivacyMeasure measure, Optional<String> column, double score, String explanation) {
        return new PrivacyComponent(
                measure,
                column,
                Outcome.MEASURED,
                Optional.of(new Interval(0.31, 0.27, 0.35)),
                score,
                explanation,
                List.of(new Rate("synthetic", 3_100, 10_000, new Interval(0.31, 0.301, 0.319))),
                List.of());
    }

    static ColumnFacts plain(String name, StorageType type, Meaning meaning) {
        return new ColumnFacts(name, type, meaning, Optional.empty(), Treatment.MODELLED, false);
    }

    static ColumnFacts personal(String name, StorageType type, Meaning meaning, PiiKind kind, Treatment treatment) {
        return new ColumnFacts(
                name,
                type,
                meaning,
                Optional.of(new PiiFinding(
                        name,
                        kind,
                        0.984,
                        0.97,
                        "the header says so and the values have the form",
                        List.of("J•••• S••••"),
                        HipaaIdentifier.of(kind),
                        512,
                        false)),
                treatment,
                false);
    }
}
