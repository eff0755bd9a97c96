package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.pii.PiiScan;
import io.syntho.server.dataset.SourceTable;
import io.syntho.server.generation.inference.InferenceBackend.Workplace;
import io.syntho.server.generation.job.Attempt;
import io.syntho.server.generation.job.Stage;
import io.syntho.server.generation.job.StageOutput;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.synthesis.constraint.Constraints;
import io.syntho.tabular.Column;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableException;
import io.syntho.tabular.read.TableReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the table while an attempt works: the original's rows, the model, the synthetic rows. Each is fetched when a stage first asks
 * for it, wherever the stage that made it ran, and put away when no later stage needs it: real rows never outlive the attempt.
 */
final class Bench implements AutoCloseable {

    /** Synthetic rows beyond this change no measure. They are taken from all over the table: rows for one condition stand together. */
    private static final int EVALUATED_ROWS = 500_000;

    final Attempt attempt;
    Order order;
    final StageFiles files;
    final Scratch scratch;
    private final ObjectStorage storage;
    private final ReadLimits limits;
    private HoldOut.@Nullable Parts real;
    private @Nullable Table synthetic;

    Bench(Attempt attempt, Order order, ObjectStorage storage, Scratch scratch, ReadLimits limits) {
        this.attempt = attempt;
        this.order = order;
        this.files = new StageFiles(storage, attempt.lease());
        this.scratch = scratch;
        this.storage = storage;
        this.limits = limits;
    }

    /** What an earlier stage told, in this attempt or another. */
    <F extends Facts> F facts(Stage stage, Class<F> type) {
        StageOutput output = attempt.output(stage).orElseThrow(() -> new IllegalStateException(stage + " is not done"));
        return PipelineJson.read(output.facts(), type);
    }

    /** Where a backend may leave files while it works. */
    Workplace workplace() {
        return new Workplace(scratch.folder(), files.exchange());
    }

    /** The original's rows: those to learn from, and those set aside. The same in every attempt. */
    HoldOut.Parts real() {
        HoldOut.Parts present = real;
        if (present == null) {
            present = HoldOut.split(columns(), order.seed());
            real = present;
        }
        return present;
    }

    private List<Column> columns() {
        SourceTable source = order.source();
        Path file = scratch.file("original");
        try {
            storage.download(source.file(), file);
            attempt.leash().check();
            requireIntact(source, file);
            Table table = TableReader.load(file, source.fileName(), order.learned(), limits)
                    .table();
            // Before it is split, while rows still have the numbers that their owner knows.
            Constraints.requireKept(order.constraints(), table);
            return new ArrayList<>(table.columns());
        } catch (TableException refused) {
            throw Refusals.ofOriginal(refused);
        } finally {
            scratch.drop("original");
        }
    }

    /** A damaged copy is fetched again by the next attempt. */
    private static void requireIntact(SourceTable source, Path file) {
        if (!source.sha256().isEmpty() && !source.sha256().equals(Hashes.sha256(file))) {
            throw new IllegalStateException("the original was damaged on its way from the storage");
        }
    }

    /** The model's file. */
    Path model() {
        return fetched("model.bin", facts(Stage.FIT, Facts.Fit.class).model());
    }

    /** The columns of the synthetic rows. */
    TableSchema syntheticSchema() {
        Path file =
                fetched("schema.json", facts(Stage.SAMPLE, Facts.Sample.class).schema());
        return PipelineJson.read(file, TableSchema.class);
    }

    /** The synthetic rows, at most as many as measures need. */
    Table synthetic() {
        Table present = synthetic;
        if (present == null) {
            Path file = fetched(
                    "synthetic.parquet", facts(Stage.SAMPLE, Facts.Sample.class).parquet());
            present = TableReader.readEvenly(file, syntheticSchema(), EVALUATED_ROWS, ReadLimits.OWN_FILES);
            synthetic = present;
        }
        return present;
    }

    /** Neither real nor synthetic rows are needed any more. */
    void putTablesAway() {
        real = null;
        synthetic = null;
    }

    /** The columns that were learned, with the personal data that was found in them. */
    TableSchema judgedSchema() {
        return pii().applyTo(order.learned());
    }

    /** The personal data that was found in the rows to learn from. */
    PiiScan pii() {
        StoredFile stored = facts(Stage.LOAD, Facts.Load.class).pii();
        return PipelineJson.read(fetched(resultName(Stage.LOAD), stored), PiiScan.class);
    }

    /** Stores what an evaluating stage found. */
    StoredFile keepResult(Stage stage, Object found) {
        Path file = scratch.file(resultName(stage));
        PipelineJson.write(found, file);
        return files.store(stage, Bucket.SYNTHETIC, file, "application/json");
    }

    /** What an evaluating stage found, in this attempt or an earlier one. */
    <T> T result(Stage stage, Class<T> type) {
        StoredFile stored = facts(stage, Facts.Evaluation.class).result();
        return PipelineJson.read(fetched(resultName(stage), stored), type);
    }

    private static String resultName(Stage stage) {
        return stage.id() + ".json";
    }

    private Path fetched(String name, StoredFile stored) {
        Path file = scratch.file(name);
        if (!Files.exists(file)) {
            files.fetch(Bucket.SYNTHETIC, stored.path(), file);
        }
        return file;
    }

    @Override
    public void close() {
        putTablesAway();
        scratch.close();
    }
}
