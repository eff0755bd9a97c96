package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.EngineMeasures;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.inference.InferenceBackend.Following;
import io.syntho.server.generation.job.Attempt;
import io.syntho.server.generation.job.CanNotBeDone;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageResult;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.write.ParquetSink;
import io.syntho.tabular.write.ParquetToCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the rows: streamed into Parquet, the CSV made from that. Memory does not grow with their number. */
final class SampleStage implements StageWork {

    private static final double SAMPLED = 0.6;
    private static final double CONVERTED = 0.85;

    private final InferenceBackend backend;
    private final EngineMeasures measures;

    SampleStage(InferenceBackend backend, EngineMeasures measures) {
        this.backend = backend;
        this.measures = measures;
    }

    @Override
    public StageResult run(Bench bench) throws IOException {
        Facts.Load load = bench.facts(Stage.LOAD, Facts.Load.class);
        long rows = bench.order.rows((long) load.trainRows() + load.holdoutRows());
        Path parquet = bench.scratch.file("synthetic.parquet");
        Files.deleteIfExists(parquet);
        PreviewRows preview = new PreviewRows();
        long begun = System.nanoTime();
        Made made = sample(bench, bench.order.sample((long) load.trainRows() + load.holdoutRows()), parquet, preview);
        requireSome(made.outcome(), rows);
        measures.sampled(
                bench.order.method(),
                made.outcome().rows() * made.columns().columns().size(),
                (System.nanoTime() - begun) / 1e9);
        TableSchema columns = made.columns();
        bench.attempt.report(
                JobProgress.of(Stage.SAMPLE, SAMPLED, "writing CSV").withRows(rows));
        Path csv = bench.scratch.file("synthetic.csv");
        ParquetToCsv.convert(parquet, columns, csv);
        bench.attempt.report(JobProgress.of(Stage.SAMPLE, CONVERTED, "storing").withRows(rows));
        Facts.Sample facts = store(bench, made, preview);
        bench.scratch.drop("synthetic.csv");
        return new StageResult(PipelineJson.facts(facts), words(facts, rows));
    }

    private static String words(Facts.Sample made, long asked) {
        return made.rows() == asked
                ? String.format(Locale.ROOT, "Made %,d rows of %,d columns.", asked, made.columns())
                : String.format(
                        Locale.ROOT,
                        "Made %,d of %,d rows, of %,d columns: no more met the conditions and constraints.",
                        made.rows(),
                        asked,
                        made.columns());
    }

    private static void requireSome(Outcome outcome, long asked) {
        if (outcome.rows() == 0) {
            throw new CanNotBeDone(new JobFailure(
                    "CONSTRAINTS_UNSATISFIABLE",
                    "No row that was made met the conditions and constraints.",
                    Map.of("rows_asked", Long.toString(asked), "rows_made", "0")));
        }
    }

    /** The rows and their columns. */
    private record Made(Outcome outcome, TableSchema columns) {}

    private Made sample(Bench bench, SampleOrder order, Path parquet, PreviewRows preview) throws IOException {
        try (Output output = new Output(parquet, preview)) {
            Outcome outcome = backend.sample(
                    bench.model(),
                    order,
                    output::open,
                    bench.workplace(),
                    new Following(
                            following(bench.attempt, order.rows()),
                            () -> bench.attempt.leash().pulled()));
            return new Made(outcome, output.finish());
        }
    }

    private static ProgressListener following(Attempt attempt, long rows) {
        return progress -> attempt.report(JobProgress.of(Stage.SAMPLE, SAMPLED * progress.fraction(), "making rows")
                .withRows(Math.round(rows * progress.fraction())));
    }

    private static Facts.Sample store(Bench bench, Made made, PreviewRows preview) throws IOException {
        TableSchema columns = made.columns();
        long rows = made.outcome().rows();
        Path schema = bench.scratch.file("schema.json");
        PipelineJson.write(columns, schema);
        Path first = bench.scratch.file("preview.binpb");
        Files.write(first, preview.message(rows).toByteArray());
        return new Facts.Sample(
                rows,
                made.outcome().underCondition(),
                columns.columns().size(),
                keep(bench, "synthetic.parquet", "application/vnd.apache.parquet"),
                keep(bench, "synthetic.csv", "text/csv"),
                keep(bench, "schema.json", "application/json"),
                keep(bench, "preview.binpb", "application/x-protobuf"));
    }

    private static StoredFile keep(Bench bench, String name, String mediaType) {
        bench.attempt.leash().check();
        return bench.files.store(Stage.SAMPLE, Bucket.SYNTHETIC, bench.scratch.file(name), mediaType);
    }

    /** Where the rows go; opened when their columns are known. */
    private static final class Output implements AutoCloseable {

        private final Path file;
        private final PreviewRows preview;
        private Optional<ParquetSink> sink = Optional.empty();
        private TableSchema columns = new TableSchema(List.of());

        Output(Path file, PreviewRows preview) {
            this.file = file;
            this.preview = preview;
        }

        TableSink open(TableSchema schema) {
            columns = schema;
            ParquetSink opened = ParquetSink.open(file, schema);
            sink = Optional.of(opened);
            preview.begin(schema);
            return batch -> {
                opened.append(batch);
                preview.take(batch);
            };
        }

        TableSchema finish() {
            sink.orElseThrow(() -> new IllegalStateException("no rows were made"))
                    .finish();
            return columns;
        }

        @Override
        public void close() {
            sink.ifPresent(ParquetSink::close);
        }
    }
}
