package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.quality.QualityReport;
import io.syntho.server.compliance.ColumnFacts;
import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.generation.ConditionResults;
import io.syntho.server.generation.StoredPrivacy;
import io.syntho.server.generation.job.Discards;
import io.syntho.server.generation.job.Lease;
import io.syntho.server.generation.job.Pointing;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageOutput;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.report.ReportStore;
import io.syntho.server.report.ReportSubject;
import io.syntho.server.report.StoredDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/** Makes sure that everything is there; then the database points to all of it at once. */
final class StoreStage {

    /** Stages that store objects which stay. */
    private static final List<Stage> KEPT = List.of(Stage.FIT, Stage.SAMPLE, Stage.COMPLIANCE);

    /** Stages whose objects served later stages only. */
    private static final List<Stage> PASSING =
            List.of(Stage.LOAD, Stage.TRIAL, Stage.PRIVACY, Stage.CORRELATION, Stage.QUALITY);

    private final ReportStore reports;
    private final ComplianceStage compliance;

    /** Keeps reports in {@code reports}; {@code compliance} knows the documents that were written. */
    StoreStage(ReportStore reports, ComplianceStage compliance) {
        this.reports = reports;
        this.compliance = compliance;
    }

    Pointing run(Bench bench) {
        Facts.Fit fit = bench.facts(Stage.FIT, Facts.Fit.class);
        Facts.Sample made = bench.facts(Stage.SAMPLE, Facts.Sample.class);
        Facts.Compliance documents = bench.facts(Stage.COMPLIANCE, Facts.Compliance.class);
        requirePresent(bench, Bucket.SYNTHETIC, List.of(fit.model(), made.parquet(), made.csv(), made.preview()));
        requirePresent(
                bench,
                Bucket.REPORTS,
                documents.documents().stream().map(Facts.Document::pdf).toList());
        Consumer<StatelessSession> keeping = keeping(bench, fit, documents);
        return (session, discards) -> {
            point(session, bench, fit, made);
            keeping.accept(session);
            discardRest(bench, discards);
            discardWithinKept(bench, made, discards);
        };
    }

    /** What is pointed to must be there: a storage that lost it is a reason to try again, not to call it done. */
    private static void requirePresent(Bench bench, Bucket bucket, List<StoredFile> files) {
        for (StoredFile file : files) {
            if (!bench.files.present(bucket, file)) {
                throw new IllegalStateException("an object of a completed stage is gone from " + bucket);
            }
        }
    }

    /** Reads the results now, so that the transaction only writes. */
    private Consumer<StatelessSession> keeping(Bench bench, Facts.Fit fit, Facts.Compliance facts) {
        Lease lease = bench.attempt.lease();
        ReportSubject subject = new ReportSubject(
                lease.syntheticDataset().value(),
                lease.owner(),
                bench.order.seed(),
                fit.engineVersion(),
                Math.max(1, bench.order.source().attempt()));
        PrivacyStage.Found privacy = bench.result(Stage.PRIVACY, PrivacyStage.Found.class);
        QualityReport quality = bench.result(Stage.QUALITY, QualityReport.class);
        Map<ComplianceDocument, StoredDocument> documents = new LinkedHashMap<>();
        for (Facts.Document written : facts.documents()) {
            documents.put(
                    compliance.written(bench, facts, written),
                    new StoredDocument(
                            ObjectKey.parse(Bucket.REPORTS, written.pdf().path()),
                            written.pdf().bytes(),
                            written.pdf().sha256(),
                            written.pages()));
        }
        List<ColumnFacts> columns = ComplianceFacts.columns(bench.order, bench.pii());
        return session -> {
            reports.savePrivacy(session, subject, privacy.report(), columns, privacy.synthetic());
            reports.saveQuality(session, subject, quality);
            documents.forEach((document, file) -> reports.saveCompliance(session, subject, document, file));
        };
    }

    private static void point(StatelessSession session, Bench bench, Facts.Fit fit, Facts.Sample made) {
        String results = ConditionResults.write(bench.order.config().getConditionsList(), made.underCondition());
        session.createNativeMutationQuery("""
                        update synthetic_datasets
                        set row_count = :rows, column_count = :columns, engine_version = :engine,
                            file_path = :parquet, file_size = :parquetBytes, checksum = :parquetHash,
                            csv_path = :csv, csv_size = :csvBytes, csv_checksum = :csvHash,
                            model_path = :model, preview_path = :preview, model_size = :modelBytes,
                            model_data_sha256 = :trainingHash, model_row_budget = :budget,
                            condition_results = cast(:conditions as jsonb),
                            privacy_spent = cast(:privacy as jsonb)
                        where id = :id""")
                .setParameter("rows", made.rows())
                .setParameter("columns", made.columns())
                .setParameter("engine", fit.engineVersion())
                .setParameter("parquet", made.parquet().path())
                .setParameter("parquetBytes", made.parquet().bytes())
                .setParameter("parquetHash", made.parquet().sha256())
                .setParameter("csv", made.csv().path())
                .setParameter("csvBytes", made.csv().bytes())
                .setParameter("csvHash", made.csv().sha256())
                .setParameter("model", fit.model().path())
                .setParameter("preview", made.preview().path())
                .setParameter("modelBytes", fit.model().bytes())
                .setParameter("trainingHash", fit.trainingHash())
                .setParameter("budget", RowBudget.of(bench.order.source().rows()))
                .setParameter("conditions", results)
                .setParameter("privacy", fit.privacy().map(StoredPrivacy::write).orElse(null))
                .setParameter("id", bench.attempt.lease().syntheticDataset().value())
                .executeUpdate();
    }

    /** Results that are in the database now, and what attempts left that did not finish a stage. */
    private static void discardRest(Bench bench, Discards discards) {
        Lease lease = bench.attempt.lease();
        for (long fence = 1; fence <= lease.fence(); fence++) {
            for (Stage stage : PASSING) {
                discards.below(Bucket.SYNTHETIC.bucketName(), StageFiles.prefix(lease, fence, stage));
            }
            for (Stage stage : KEPT) {
                Optional<StageOutput> output = bench.attempt.output(stage);
                if (output.isEmpty() || output.get().fence() != fence) {
                    discards.below(Bucket.SYNTHETIC.bucketName(), StageFiles.prefix(lease, fence, stage));
                    discards.below(Bucket.REPORTS.bucketName(), StageFiles.prefix(lease, fence, stage));
                }
            }
        }
    }

    /** What only later stages, or a later attempt at fitting, would have needed. */
    private static void discardWithinKept(Bench bench, Facts.Sample made, Discards discards) {
        Lease lease = bench.attempt.lease();
        String bucket = Bucket.SYNTHETIC.bucketName();
        discards.below(bucket, made.schema().path());
        bench.attempt.output(Stage.FIT).ifPresent(fit -> {
            String folder = StageFiles.prefix(lease, fit.fence(), Stage.FIT);
            StoredCheckpoints.names().forEach(name -> discards.below(bucket, folder + name));
        });
    }
}
