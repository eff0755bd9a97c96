package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.Synthesizer;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.privacy.SecretKey;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.ColumnPlanner;
import io.syntho.tabular.Column;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The autoregressive method: a row's chance is the product of each column's, given the columns before it, in any order of columns. Columns are cut
 * into cells (see {@link Cells}), and one masked network tells the chances of all of them.
 *
 * <p>Sources: Tiwald et al., "TabularARGN" (arXiv:2501.12012), for any-order training on discretised columns; Germain et al., "MADE" (arXiv:1502.03509),
 * for the masked layer; Uria et al., "A deep and tractable density estimator" (arXiv:1310.1757), for learning all orders at once.
 */
public final class Autoregressive implements Synthesizer {

    /** More rows than this teach the network nothing that it could hold, and would only fill memory: the rest shape the marginals. */
    private static final int MOST_ROWS = 500_000;

    /** Cells of all learned columns that are kept for training. */
    private static final long MOST_VALUES = 40_000_000;

    private static final double CHECKPOINT_SECONDS = 5;

    private final double checkpointSeconds;
    private final Supplier<SecretKey> keys;

    /** The method. */
    public Autoregressive() {
        this(CHECKPOINT_SECONDS);
    }

    /**
     * The method with checkpoints at another pace.
     *
     * @param checkpointSeconds least seconds between two
     */
    Autoregressive(double checkpointSeconds) {
        this(checkpointSeconds, SecretKey::draw);
    }

    /**
     * The method with noise that is known.
     *
     * @param keys of the noise of differential privacy, one for each fit
     */
    Autoregressive(double checkpointSeconds, Supplier<SecretKey> keys) {
        this.checkpointSeconds = checkpointSeconds;
        this.keys = keys;
    }

    @Override
    public Method method() {
        return Method.AUTOREGRESSIVE;
    }

    @Override
    public FittedModel fit(Table train, TableSchema schema, FitOptions options, FitContext context) throws IOException {
        AutoregressiveOptions asked =
                FitInput.options(options, AutoregressiveOptions.class, AutoregressiveOptions.DEFAULT);
        FitInput input = FitInput.of(train, schema, asked, context);
        Optional<ModelFile> kept = input.checkpoint(context);
        Optional<AutoregressiveModel> finished = finished(kept);
        if (finished.isPresent()) {
            return asked.privacy().isPresent() ? finished.get().withoutHash() : finished.get();
        }
        if (asked.privacy().isPresent()) {
            PrivateFit fit = new PrivateFit(input, asked, asked.privacy().get(), context, checkpointSeconds, kept);
            AutoregressiveModel model = fit.fit(keys);
            context.keep(model);
            return model.withoutHash();
        }
        ColumnPlanner planner = new ColumnPlanner(asked.protection(), asked.maxCategories());
        List<ColumnPlan> plans = input.plans(planner::plan, context);
        AutoregressiveContent content = new AutoregressiveContent(plans, new Size(1, 1), Optional.empty());
        Layout layout = content.layout();
        AutoregressiveModel model;
        if (layout.columns().isEmpty()) {
            context.listener().onProgress(Progress.of(Stage.TRAINING, 1));
            model = new AutoregressiveModel(input.info(), content, new Weights(Map.of()));
        } else {
            model = train(input, asked, context, plans, layout, kept);
        }
        context.keep(model);
        return model;
    }

    /**
     * Reads a model from its file.
     *
     * @throws SynthesisException with MODEL_BROKEN
     */
    public static FittedModel load(ModelFile file) {
        return AutoregressiveModel.of(file);
    }

    private static Optional<AutoregressiveModel> finished(Optional<ModelFile> kept) {
        try {
            return kept.map(AutoregressiveModel::of);
        } catch (SynthesisException e) {
            // Not finished, or of another version.
            return Optional.empty();
        }
    }

    private AutoregressiveModel train(
            FitInput input,
            AutoregressiveOptions options,
            FitContext context,
            List<ColumnPlan> plans,
            Layout layout,
            Optional<ModelFile> kept)
            throws IOException {
        Size size = Size.of(layout, options.modelSize());
        TrainingRows rows = rows(input.columns(), plans, layout, context);
        Schedule schedule = Schedule.of(options, layout, size, rows, checkpointSeconds);
        Keeper keeper = new Keeper(input, plans, size, context.checkpoints(), kept);
        Weights weights = new Trainer(NeuralEngine.start(), layout, size, rows, schedule, context, keeper).train();
        return new AutoregressiveModel(input.info(), new AutoregressiveContent(plans, size, Optional.empty()), weights);
    }

    /** The coded rows: all of them, or a random part of very many. */
    private static TrainingRows rows(List<Column> columns, List<ColumnPlan> plans, Layout layout, FitContext context) {
        SplittableRandom random = new SplittableRandom(context.seed());
        return new TrainingRows(coded(columns, plans, layout, context, random), random);
    }

    /** Cells of the learned columns, by column. */
    static int[][] coded(
            List<Column> columns, List<ColumnPlan> plans, Layout layout, FitContext context, SplittableRandom random) {
        int all = columns.getFirst().size();
        int most = (int) Math.min(MOST_ROWS, MOST_VALUES / layout.columns().size());
        int[] rows = TrainingRows.some(all, most, random);
        int[][] cells = new int[layout.columns().size()][];
        int learned = 0;
        for (int i = 0; i < plans.size(); i++) {
            context.cancellation().check();
            if (Cells.of(plans.get(i).treatment()).isPresent()) {
                Cells column = layout.columns().get(learned);
                cells[learned++] = Coder.cells(plans.get(i).treatment(), column, columns.get(i), rows);
            }
        }
        return cells;
    }

    /** An unfinished model: a checkpoint. */
    static byte[] unfinished(FitInput input, AutoregressiveContent content, Attempt attempt) throws IOException {
        TableSchema bare =
                new TableSchema(content.plans().stream().map(ColumnPlan::schema).toList());
        ModelWriter writer = new ModelWriter(input.info(), bare, ModelJson.write(content));
        attempt.write(writer);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** Keeps checkpoints of training as unfinished models. */
    private record Keeper(
            FitInput input, List<ColumnPlan> plans, Size size, Checkpoints checkpoints, Optional<ModelFile> file)
            implements Trainer.Keeper {

        @Override
        public void keep(TrainingState state, Attempt attempt) throws IOException {
            if (checkpoints == Checkpoints.NONE) {
                return;
            }
            checkpoints.save(unfinished(input, new AutoregressiveContent(plans, size, Optional.of(state)), attempt));
        }

        @Override
        public Optional<TrainingState> kept() {
            try {
                return file.map(kept -> ModelJson.read(kept.content(), AutoregressiveContent.class))
                        .filter(content -> content.size().equals(size))
                        .flatMap(AutoregressiveContent::training);
            } catch (SynthesisException e) {
                return Optional.empty();
            }
        }

        @Override
        public void restore(Attempt attempt) {
            attempt.read(file.orElseThrow());
        }
    }
}
