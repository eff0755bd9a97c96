package io.syntho.synthesis.fit;

import io.syntho.synthesis.EngineVersion;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.TableHash;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A fit's checked input.
 *
 * @param columns the training columns in the schema's order
 * @param schema one entry per column
 * @param info where the model will come from
 */
public record FitInput(List<Column> columns, TableSchema schema, ModelInfo info) {

    private static final int LEAST_ROWS = 10;

    /** Keeps the columns unmodifiable. */
    public FitInput {
        columns = List.copyOf(columns);
    }

    /**
     * Checks what a synthesizer was given.
     *
     * @throws SynthesisException TABLE_TOO_SMALL or SCHEMA_MISMATCH
     */
    public static FitInput of(Table train, TableSchema schema, FitOptions options, FitContext context) {
        List<Column> columns = columns(train, schema);
        int leastRows = Math.max(LEAST_ROWS, 2 * options.protection().minimumRows());
        if (train.rows() < leastRows) {
            throw new SynthesisException(
                    Reason.TABLE_TOO_SMALL, "rows: %d (expected: at least %d)".formatted(train.rows(), leastRows));
        }
        String hash = TableHash.of(train.project(names(schema)));
        ModelInfo info = new ModelInfo(EngineVersion.current(), options, context.seed(), train.rows(), hash);
        return new FitInput(columns, schema, info);
    }

    /**
     * The options as those of the method that was asked.
     *
     * @throws SynthesisException with OPTION_INVALID when they are of another
     */
    public static <T extends FitOptions> T options(FitOptions options, Class<T> type, T defaults) {
        if (!type.isInstance(options)) {
            throw new SynthesisException(
                    Reason.OPTION_INVALID,
                    "options: of %s (expected: of %s)"
                            .formatted(options.method().id(), defaults.method().id()));
        }
        return type.cast(options);
    }

    /** Number of rows. */
    public int rows() {
        return columns.getFirst().size();
    }

    /**
     * What becomes of each column; tells the listener of {@link Stage#COLUMNS}.
     *
     * @throws SynthesisException with CANCELLED
     */
    public List<ColumnPlan> plans(BiFunction<Column, ColumnSchema, ColumnPlan> planner, FitContext context) {
        List<ColumnPlan> plans = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            context.cancellation().check();
            plans.add(planner.apply(columns.get(i), schema.columns().get(i)));
            context.listener().onProgress(Progress.of(Stage.COLUMNS, (i + 1.0) / columns.size()));
        }
        return plans;
    }

    /**
     * The checkpoint of an earlier attempt at this very fit; empty when there is none, it is of another fit, or it was cut off while it was written.
     *
     * @throws IOException when checkpoints cannot be read
     */
    public Optional<ModelFile> checkpoint(FitContext context) throws IOException {
        Optional<byte[]> bytes = context.checkpoints().load();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            ModelFile file = ModelFile.read(new ByteArrayInputStream(bytes.get()));
            boolean same = file.info().equals(info) && names(file.schema()).equals(names(schema));
            return same ? Optional.of(file) : Optional.empty();
        } catch (SynthesisException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(TableSchema schema) {
        return schema.columns().stream().map(ColumnSchema::name).toList();
    }

    private static List<Column> columns(Table train, TableSchema schema) {
        if (schema.columns().size() != train.width()) {
            throw new SynthesisException(
                    Reason.SCHEMA_MISMATCH,
                    "schema: %d columns (expected: the table's %d)"
                            .formatted(schema.columns().size(), train.width()));
        }
        Map<String, Column> byName = new LinkedHashMap<>();
        train.columns().forEach(column -> byName.put(column.name(), column));
        List<Column> columns = new ArrayList<>();
        for (ColumnSchema entry : schema.columns()) {
            Column column = byName.remove(entry.name());
            if (column == null || entry.type().numeric() != column instanceof NumericColumn) {
                throw new SynthesisException(
                        Reason.SCHEMA_MISMATCH,
                        "schema: column %d is not in the table as %s".formatted(columns.size(), entry.type()));
            }
            columns.add(column);
        }
        return columns;
    }
}
