package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.server.compliance.ColumnFacts;
import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.Declaration;
import io.syntho.server.compliance.Generation;
import io.syntho.server.compliance.LegalBasis;
import io.syntho.server.compliance.ReportType;
import io.syntho.server.compliance.TableFacts;
import io.syntho.server.compliance.Treatment;
import io.syntho.server.dataset.SourceTable;
import io.syntho.server.generation.job.Stage;
import io.syntho.synthesis.FitOptions;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.ProcessingDeclaration;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a compliance document is told of an order and of what became of it. */
final class ComplianceFacts {

    private static final String BASIS = "LEGAL_BASIS_";

    private ComplianceFacts() {}

    /**
     * All that a document is made from.
     *
     * @param type which rules the document speaks to
     * @param report the document's id
     * @param publicUrl where people reach the platform
     * @param now the document's time
     */
    static ComplianceEvidence evidence(Bench bench, ReportType type, UUID report, URI publicUrl, Instant now) {
        SourceTable source = bench.order.source();
        Facts.Sample made = bench.facts(Stage.SAMPLE, Facts.Sample.class);
        return new ComplianceEvidence(
                report,
                type,
                publicUrl.resolve("/verify/" + report),
                now,
                bench.order.ownerName(),
                new TableFacts(source.id(), source.name(), source.sha256(), source.rows(), source.columns()),
                new TableFacts(
                        bench.attempt.lease().syntheticDataset().value(),
                        bench.order.name(),
                        made.parquet().sha256(),
                        made.rows(),
                        made.columns()),
                declaration(source.declaration()),
                generation(bench, now),
                columns(bench.order, bench.pii()),
                bench.result(Stage.PRIVACY, PrivacyStage.Found.class).report(),
                bench.result(Stage.QUALITY, QualityReport.class),
                Math.max(1, source.attempt()));
    }

    private static Declaration declaration(ProcessingDeclaration declared) {
        Optional<LegalBasis> basis = switch (declared.getLegalBasis()) {
            case LEGAL_BASIS_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
            default ->
                Optional.of(LegalBasis.valueOf(declared.getLegalBasis().name().substring(BASIS.length())));
        };
        return new Declaration(
                declared.getController(),
                declared.getPurpose(),
                basis,
                declared.getRecipients(),
                declared.getRetention());
    }

    private static Generation generation(Bench bench, Instant end) {
        Order order = bench.order;
        Facts.Load load = bench.facts(Stage.LOAD, Facts.Load.class);
        Facts.Fit fit = bench.facts(Stage.FIT, Facts.Fit.class);
        return new Generation(
                order.method().id(),
                fit.engineVersion(),
                Optional.of(fit.model().sha256()),
                order.seed(),
                settings(order),
                new Generation.HoldOut(load.trainRows(), load.holdoutRows(), order.seed()),
                fit.privacy().map(spent -> new Generation.DifferentialPrivacy(spent.epsilon(), spent.delta())),
                order.requestTime(),
                order.startTime(),
                end);
    }

    private static List<Generation.Setting> settings(Order order) {
        GenerationConfig config = order.config();
        FitOptions options = MethodOptions.of(order);
        List<Generation.Setting> settings = new ArrayList<>();
        settings.add(new Generation.Setting(
                "rows", config.hasRows() ? Long.toString(config.getRows()) : "as many as the source has"));
        settings.add(new Generation.Setting(
                "privacy.rare_category_minimum",
                Integer.toString(options.protection().minimumRows())));
        settings.add(new Generation.Setting("excluded_columns", Integer.toString(config.getExcludedColumnsCount())));
        if (config.getEvaluation().getSensitiveColumnsCount() > 0) {
            settings.add(new Generation.Setting(
                    "evaluation.sensitive_columns",
                    String.join(", ", config.getEvaluation().getSensitiveColumnsList())));
        }
        options.privacy()
                .ifPresent(asked -> settings.add(new Generation.Setting(
                        "privacy.differential_privacy",
                        "epsilon at most %s, gradients clipped to %s"
                                .formatted(asked.epsilon(), asked.maxGradientNorm()))));
        if (config.hasComputeBudgetSeconds()) {
            settings.add(new Generation.Setting(
                    "compute_budget_seconds", Integer.toString(config.getComputeBudgetSeconds())));
        }
        return settings;
    }

    /** What became of each column of the original. */
    static List<ColumnFacts> columns(Order order, PiiScan pii) {
        Set<String> excluded = new HashSet<>(order.config().getExcludedColumnsList());
        return order.schema().table().columns().stream()
                .map(column -> {
                    Optional<PiiFinding> finding = pii.of(column.name());
                    return new ColumnFacts(
                            column.name(),
                            column.type(),
                            column.meaning(),
                            finding,
                            excluded.contains(column.name())
                                    ? Treatment.DROPPED
                                    : treatment(column, finding.map(PiiFinding::kind)),
                            column.corrected());
                })
                .toList();
    }

    /** What the methods do with a column, as its meaning and the personal data in it decide. */
    private static Treatment treatment(ColumnSchema column, Optional<PiiKind> found) {
        if (found.or(column::pii).filter(PiiKind::direct).isPresent()) {
            return Treatment.REGENERATED;
        }
        return switch (column.meaning()) {
            case IDENTIFIER -> Treatment.REGENERATED;
            case FREE_TEXT -> Treatment.PLACEHOLDER;
            case CATEGORICAL -> Treatment.GENERALISED;
            case CONTINUOUS, DATETIME, CONSTANT ->
                column.type().numeric() || column.meaning() == Meaning.CONSTANT
                        ? Treatment.MODELLED
                        : Treatment.GENERALISED;
        };
    }
}
