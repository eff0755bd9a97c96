package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizer;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.ColumnPlanner;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The Gaussian copula: each column's marginal as it is, and one multivariate normal that joins them.
 *
 * <p>A number's marginal is a quantile function with atoms for values that many rows share, so that zero-inflated and heaped columns keep their
 * spikes. A category's cells are boxes in the space of one or two latent axes; missing values are cells like others. The correlation is found by
 * simulation, see {@link Dependence}, from a bounded sample of rows.
 *
 * <p>Sources: Nelsen, An Introduction to Copulas (2006); Cario and Nelson, "Modeling and generating random vectors with arbitrary marginal
 * distributions and correlation matrix" (1997), for the idea of matching correlations after the marginals; Hoff, "Extending the rank likelihood"
 * (Ann. Appl. Stat. 2007), for mixed types.
 */
public final class GaussianCopula implements Synthesizer {

    /** More learned columns would make one step of the fit longer than a cancellation may wait. */
    private static final int MOST_LEARNED_COLUMNS = 1_000;

    /** Cells of all columns that take part in estimating dependence: bounds memory and time for wide tables. */
    private static final int MOST_VALUES = 4_000_000;

    private static final int LEAST_DEPENDENCE_ROWS = 2_000;

    @Override
    public Method method() {
        return Method.GAUSSIAN_COPULA;
    }

    @Override
    public FittedModel fit(Table train, TableSchema schema, FitOptions options, FitContext context) throws IOException {
        GaussianCopulaOptions copulaOptions =
                FitInput.options(options, GaussianCopulaOptions.class, GaussianCopulaOptions.DEFAULT);
        FitInput input = FitInput.of(train, schema, options, context);
        Optional<CopulaModel> earlier = checkpoint(input, context);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        NativeAlgebra.prepare();
        CopulaModel model = fit(input.columns(), schema, copulaOptions, context, input.info());
        context.keep(model);
        return model;
    }

    /**
     * Reads a copula from its file.
     *
     * @throws SynthesisException with MODEL_BROKEN
     */
    public static FittedModel load(ModelFile file) {
        return CopulaModel.of(file);
    }

    private static Optional<CopulaModel> checkpoint(FitInput input, FitContext context) throws IOException {
        try {
            return input.checkpoint(context).map(CopulaModel::of);
        } catch (SynthesisException e) {
            // Of another version: the fit starts anew.
            return Optional.empty();
        }
    }

    private static CopulaModel fit(
            List<Column> columns,
            TableSchema schema,
            GaussianCopulaOptions options,
            FitContext context,
            ModelInfo info) {
        Cancellation cancellation = context.cancellation();
        ColumnPlanner planner = new ColumnPlanner(options.protection(), options.maxCategories());
        int[] rows = dependenceRows(columns, options, context.seed());
        List<ColumnPlan> plans = new ArrayList<>();
        List<Integer> learned = new ArrayList<>();
        List<TrainingColumn> training = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cancellation.check();
            ColumnPlan plan = planner.plan(columns.get(i), schema.columns().get(i));
            Optional<TrainingColumn> part = training(plan, columns.get(i), rows);
            part.ifPresent(training::add);
            if (part.isPresent()) {
                learned.add(i);
            }
            plans.add(plan);
            context.listener().onProgress(Progress.of(Stage.COLUMNS, (i + 1.0) / columns.size()));
        }
        if (learned.size() > MOST_LEARNED_COLUMNS) {
            throw new SynthesisException(
                    Reason.TABLE_TOO_LARGE,
                    "columns to learn: %d (expected: at most %d)".formatted(learned.size(), MOST_LEARNED_COLUMNS));
        }
        if (training.isEmpty()) {
            context.listener().onProgress(Progress.of(Stage.TRAINING, 1));
            return new CopulaModel(info, new CopulaContent(plans, List.of()), new Factor(0, new double[0]));
        }
        Dependence dependence = new CopulaFitter(training, context.seed(), context.listener(), cancellation).fit();
        List<CopulaContent.Learned> parts = new ArrayList<>();
        for (int i = 0; i < learned.size(); i++) {
            int[] bins = training.get(i).numbers().map(NumberCells::first).orElse(new int[0]);
            CellTree tree = dependence.latents().columns().get(i).tree();
            parts.add(new CopulaContent.Learned(learned.get(i), tree, bins));
        }
        return new CopulaModel(info, new CopulaContent(plans, parts), Factor.of(dependence.factor()));
    }

    private static Optional<TrainingColumn> training(ColumnPlan plan, Column column, int[] rows) {
        return switch (plan.treatment()) {
            case Numbers numbers -> Optional.of(TrainingColumn.of(numbers, (NumericColumn) column, rows));
            case Categories categories ->
                categories.set().cells() > 1
                        ? Optional.of(TrainingColumn.of(categories, column, rows))
                        : Optional.empty();
            case Made made ->
                made.missingShare() > 0 ? Optional.of(TrainingColumn.of(made, column, rows)) : Optional.empty();
            case Fixed fixed -> Optional.empty();
        };
    }

    /** One row out of each of equal stretches of the table, at random: all rows when there are few. */
    private static int[] dependenceRows(List<Column> columns, GaussianCopulaOptions options, long seed) {
        int rows = columns.getFirst().size();
        int most = Math.max(LEAST_DEPENDENCE_ROWS, MOST_VALUES / columns.size());
        int wanted = Math.min(rows, Math.min(most, options.dependenceRows()));
        RowRandom random = new RowRandom(seed, 3, 1);
        return IntStream.range(0, wanted)
                .map(i -> {
                    int begin = (int) ((long) rows * i / wanted);
                    int end = (int) ((long) rows * (i + 1) / wanted);
                    return begin + random.below(end - begin, i, 0);
                })
                .toArray();
    }
}
