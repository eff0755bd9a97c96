package io.syntho.local.demo;

import io.syntho.local.PlatformFailure;
import io.syntho.local.terminal.Step;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Text;
import io.syntho.v1.ComplianceReport;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.DownloadFormat;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GetComplianceReportRequest;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.GetPrivacyReportRequest;
import io.syntho.v1.GetQualityReportRequest;
import io.syntho.v1.ListComplianceReportsRequest;
import io.syntho.v1.PrivacyReport;
import io.syntho.v1.QualityReport;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The main job from end to end: uploads a table, follows the making of a synthetic one, and brings home the table, its scores
 * and the compliance document.
 *
 * @param api the public API
 * @param steps where progress is shown
 */
public record Demo(Api api, Steps steps) {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_DETECTION = Duration.ofMinutes(10);

    /**
     * Does everything and returns what came of it.
     *
     * @throws CallFailure when the API refuses a step
     * @throws PlatformFailure when the table cannot be read, the job does not complete, or a result is missing
     */
    public DemoResult run(DemoRequest request) {
        Dataset original = detect(upload(request.input()));
        SyntheticDataset synthetic = generate(original, request);
        return steps.run("Download", step -> bringHome(original, synthetic, request.folder(), step));
    }

    /** Sends the table. */
    Dataset upload(Path input) {
        return steps.run("Upload", step -> {
            Dataset dataset = new Uploader(api).upload(input, step);
            step.done(input.getFileName() + ", " + Text.size(dataset.getSizeBytes()));
            return dataset;
        });
    }

    /** Waits until the table's schema is known. */
    Dataset detect(Dataset uploaded) {
        return steps.run("Read", step -> detect(uploaded, step));
    }

    private Dataset detect(Dataset uploaded, Step step) {
        GetDatasetRequest get =
                GetDatasetRequest.newBuilder().setName(uploaded.getName()).build();
        long end = System.nanoTime() + LONGEST_DETECTION.toNanos();
        while (System.nanoTime() < end) {
            Dataset dataset = api.call(() -> api.datasets().getDataset(get));
            switch (dataset.getState()) {
                case STATE_READY -> {
                    step.done(Text.count(dataset.getRowCount()) + " rows × " + dataset.getColumnCount() + " columns");
                    return dataset;
                }
                case STATE_ERROR ->
                    throw new PlatformFailure(
                            "The table could not be read: " + dataset.getError().getMessage() + " ("
                                    + dataset.getError().getReason() + ")");
                case STATE_UPLOADING, STATE_UPLOADED, STATE_PROCESSING, STATE_UNSPECIFIED, UNRECOGNIZED ->
                    Api.pause(PAUSE);
            }
        }
        throw new PlatformFailure("The table's schema is not detected after ten minutes.");
    }

    /** Orders the synthetic table and follows its making to the end. */
    SyntheticDataset generate(Dataset original, DemoRequest request) {
        GenerationConfig.Builder config = GenerationConfig.newBuilder();
        request.rows().ifPresent(config::setRows);
        request.seed().ifPresent(config::setSeed);
        CreateSyntheticDatasetRequest create = CreateSyntheticDatasetRequest.newBuilder()
                .setDataset(original.getName())
                .setMethod(request.method())
                .setConfig(config)
                .setRequestId(UUID.randomUUID().toString())
                .build();
        SyntheticDataset created = api.call(() -> api.syntheticDatasets().createSyntheticDataset(create));
        StageSteps stages = new StageSteps(steps);
        SyntheticDataset ended = new Watcher(api).follow(created.getName(), stages::show);
        stages.end(ended);
        if (ended.getState() != SyntheticDataset.State.STATE_COMPLETED) {
            throw new PlatformFailure("The synthetic table could not be made: "
                    + ended.getError().getMessage() + " (" + ended.getError().getReason() + ")");
        }
        return ended;
    }

    private DemoResult bringHome(Dataset original, SyntheticDataset synthetic, Path folder, Step step) {
        String name = synthetic.getName();
        PrivacyReport privacy = api.call(() -> api.reports()
                .getPrivacyReport(GetPrivacyReportRequest.newBuilder()
                        .setName(name + "/privacyReport")
                        .build()));
        QualityReport quality = api.call(() -> api.reports()
                .getQualityReport(GetQualityReportRequest.newBuilder()
                        .setName(name + "/qualityReport")
                        .build()));
        ComplianceReport compliance = compliance(name);

        String table = baseName(original.getFileName());
        Path csv = make(folder).resolve(table + "-synthetic.csv");
        Path parquet = folder.resolve(table + "-synthetic.parquet");
        Path pdf = folder.resolve("compliance-report.pdf");
        Path scores = folder.resolve("scores.json");
        Downloader downloader = new Downloader(api);
        downloader.fetch(name, DownloadFormat.DOWNLOAD_FORMAT_CSV, csv);
        downloader.fetch(name, DownloadFormat.DOWNLOAD_FORMAT_PARQUET, parquet);
        downloader.fetch(compliance.getName(), DownloadFormat.DOWNLOAD_FORMAT_PDF, pdf);
        DemoResult result =
                new DemoResult(original, synthetic, privacy, quality, compliance, List.of(csv, parquet, pdf, scores));
        ScoresFile.write(result, scores);
        result.files().forEach(Demo::requireContent);
        step.done(result.files().size() + " files");
        return result;
    }

    private ComplianceReport compliance(String syntheticDataset) {
        ListComplianceReportsRequest list = ListComplianceReportsRequest.newBuilder()
                .setSyntheticDataset(syntheticDataset)
                .build();
        List<ComplianceReport> reports =
                api.call(() -> api.reports().listComplianceReports(list)).getComplianceReportsList();
        ComplianceReport combined = reports.stream()
                .filter(report -> report.getType() == ComplianceReport.Type.TYPE_COMBINED)
                .findFirst()
                .orElseThrow(() -> new PlatformFailure("There is no compliance report for both laws (expected: one)"));
        GetComplianceReportRequest get = GetComplianceReportRequest.newBuilder()
                .setName(combined.getName())
                .build();
        return api.call(() -> api.reports().getComplianceReport(get));
    }

    private static void requireContent(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new PlatformFailure(file + " is empty.");
            }
        } catch (IOException e) {
            throw new PlatformFailure(file + " is missing: " + e.getMessage(), e);
        }
    }

    private static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PlatformFailure("Cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The file's name without its extensions. It is ours: the server only gave back what we sent. */
    private static String baseName(String fileName) {
        int dot = fileName.indexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
