package io.syntho.server.generation.pipeline;

import io.syntho.server.compliance.ComplianceDocument;
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
import java.util.Locale;
import java.util.UUID;

/** Writes the compliance document from what the stages before found. */
final class ComplianceStage implements StageWork {

    private static final double JUDGED = 0.1;
    private static final double WRITTEN = 0.9;

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
        UUID report = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ComplianceDocument document = document(bench, report, now);
        bench.attempt.report(JobProgress.of(Stage.COMPLIANCE, JUDGED, "writing the document"));
        Path file = bench.scratch.file("compliance.pdf");
        int pages = write(document, file);
        bench.attempt.report(JobProgress.of(Stage.COMPLIANCE, WRITTEN, "storing the document"));
        StoredFile pdf = bench.files.store(Stage.COMPLIANCE, Bucket.REPORTS, file, "application/pdf");
        return new StageResult(
                PipelineJson.facts(new Facts.Compliance(report, now.toEpochMilli(), pdf, pages)),
                String.format(
                        Locale.ROOT,
                        "Wrote a compliance document of %d pages: %s.",
                        pages,
                        document.passed() ? "its checks found nothing" : "a check found something"));
    }

    private static int write(ComplianceDocument document, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return CompliancePdf.render(document, out);
        }
    }

    /** The document that an attempt wrote, this one or an earlier one: the same results give the same document. */
    ComplianceDocument written(Bench bench) {
        Facts.Compliance facts = bench.facts(Stage.COMPLIANCE, Facts.Compliance.class);
        return document(bench, facts.report(), Instant.ofEpochMilli(facts.atMillis()));
    }

    private ComplianceDocument document(Bench bench, UUID report, Instant now) {
        return ComplianceDocument.of(ComplianceFacts.evidence(bench, report, publicUrl, now));
    }
}
