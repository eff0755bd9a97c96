package io.syntho.local.engine;

import io.syntho.evaluation.EvaluationResult;
import io.syntho.evaluation.Evaluator;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.local.PlatformFailure;
import io.syntho.local.terminal.Step;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Text;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableException;
import io.syntho.tabular.read.TableReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Evaluates a synthetic table without a server. */
public final class EvaluationEngine {

    private final Steps steps;

    /** Shows what goes on in {@code steps}. */
    public EvaluationEngine(Steps steps) {
        this.steps = steps;
    }

    /**
     * Reads the three tables, the training table's types deciding for all, and evaluates.
     *
     * @throws TableException when a table cannot be read
     * @throws EvaluationInputException when the tables cannot be compared
     * @throws PlatformFailure when the target or a sensitive column is no column
     */
    public Evaluated run(EvaluationRun run) {
        LoadedTable train = steps.run("Training rows", step -> loaded(run.train(), step));
        TableSchema schema = train.schema();
        run.target().ifPresent(target -> requireColumn(schema, "--target", target));
        run.sensitive().forEach(column -> requireColumn(schema, "--sensitive", column));
        Table holdout = steps.run("Hold-out rows", step -> like(run.holdout(), schema, step));
        Table synthetic = steps.run("Synthetic rows", step -> like(run.synthetic(), schema, step));
        Meter meter = new Meter();
        EvaluationResult result = steps.run("Evaluate", step -> {
            meter.start();
            EvaluationResult found = Evaluator.current()
                    .evaluate(
                            train.table(),
                            holdout,
                            synthetic,
                            schema,
                            new EvaluationSettings(run.target(), run.sensitive(), run.seed()),
                            (part, fraction) -> step.progress(fraction, Text.words(part)));
            meter.stop();
            step.done("%.2f CPU s".formatted(meter.cpuSeconds()));
            return found;
        });
        return new Evaluated(result, meter.wallSeconds(), meter.cpuSeconds(), Memory.peakRssMegabytes());
    }

    private static void requireColumn(TableSchema schema, String option, String name) {
        if (schema.columns().stream().noneMatch(column -> column.name().equals(name))) {
            throw new PlatformFailure(option + ": " + name + " (expected: a column of the training table)");
        }
    }

    private static LoadedTable loaded(Path file, Step step) {
        LoadedTable loaded = TableReader.load(file, String.valueOf(file.getFileName()), ReadLimits.DEFAULT);
        told(loaded.table(), step);
        return loaded;
    }

    /** Reads those columns that the training table has too. */
    private static Table like(Path file, TableSchema schema, Step step) {
        String name = String.valueOf(file.getFileName());
        Set<String> there = new HashSet<>(
                TableReader.preview(file, name, 1, ReadLimits.DEFAULT).names());
        List<String> common = schema.columns().stream()
                .map(column -> column.name())
                .filter(there::contains)
                .toList();
        if (common.isEmpty()) {
            throw new EvaluationInputException(
                    EvaluationInputException.Reason.NO_COMMON_COLUMN,
                    name + ": no column in common with the training table");
        }
        Table table = TableReader.load(file, name, schema.project(common), ReadLimits.DEFAULT)
                .table();
        told(table, step);
        return table;
    }

    private static void told(Table table, Step step) {
        step.done(Text.count(table.rows()) + " rows × " + table.width() + " columns");
    }
}
