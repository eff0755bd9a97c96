package io.syntho.server.generation.pipeline;

import io.syntho.server.compliance.ComplianceDocument;
import io.syntho.server.compliance.ReportType;
import io.syntho.server.compliance.pdf.CompliancePdf;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.storage.Bucket;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes the compliance documents from what the stages before found: for the GDPR, for HIPAA, and for both. */
final class ComplianceStage implements StageWork {

    private final URI publicUrl;
    private final Ids ids;
    private final Clock clock;

    ComplianceStage(URI publicUrl, Ids ids, Clock clock) {
        this.publicUrl = publicUrl;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public StageResult run(Bench bench) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Facts.Document> written = new ArrayList<>();
        boolean passed = true;
        int pages = 0;
        for (ReportType type : ReportType.values()) {
            bench.attempt.report(JobProgress.of(
                    Stage.COMPLIANCE,
                    (double) written.size() / ReportType.values().length,
                    "writing the %s document".formatted(type.id())));
            UUID report = ids.next();
            ComplianceDocument document = document(bench, type, report, now);
            Path file = bench.scratch.file("compliance-" + type.id() + ".pdf");
            int itsPages = write(document, file);
            StoredFile pdf = bench.files.store(Stage.COMPLIANCE, Bucket.REPORTS, file, "application/pdf");
            written.add(new Facts.Document(type, report, pdf, itsPages));
            passed &= document.passed();
            pages += itsPages;
        }
        return new StageResult(
                PipelineJson.facts(new Facts.Compliance(now.toEpochMilli(), written)),
                String.format(
                        Locale.ROOT,
                        "Wrote %d compliance documents of %d pages: %s.",
                        written.size(),
                        pages,
                        passed ? "their checks found nothing" : "a check found something"));
    }

    private static int write(ComplianceDocument document, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return CompliancePdf.render(document, out);
        }
    }

    /** A document that an attempt wrote, this one or an earlier one: the same results give the same document. */
    ComplianceDocument written(Bench bench, Facts.Compliance facts, Facts.Document document) {
        return document(bench, document.type(), document.report(), Instant.ofEpochMilli(facts.atMillis()));
    }

    private ComplianceDocument document(Bench bench, ReportType type, UUID report, Instant now) {
        return ComplianceDocument.of(ComplianceFacts.evidence(bench, type, report, publicUrl, now));
    }
}
