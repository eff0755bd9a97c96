package io.syntho.synthesis.ctgan;

import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.Synthesizer;
import io.syntho.synthesis.encoding.EncodingPlan;
import io.syntho.synthesis.encoding.TableEncoder;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.training.GeneratorFit;
import io.syntho.synthesis.training.GeneratorModel;
import io.syntho.synthesis.training.RowSource;
import io.syntho.synthesis.training.Schedule;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;

/** CTGAN (Xu et al., "Modeling Tabular Data using Conditional GAN", arXiv:1907.00503, section 4). */
public final class Ctgan implements Synthesizer {

    private static final int STEPS = 2_500;
    private static final int LEAST_EPOCHS = 2;
    private static final int PATIENCE = 20;

    @Override
    public Method method() {
        return Method.CTGAN;
    }

    @Override
    public FittedModel fit(Table train, TableSchema schema, FitOptions options, FitContext context) throws IOException {
        CtganOptions own = FitInput.options(options, CtganOptions.class, CtganOptions.DEFAULT);
        FitInput input = FitInput.of(train, schema, options, context);
        int batch = Schedule.batchSize(input.rows(), own.batchSize(), own.pac());
        Schedule schedule = new Schedule(own.epochs(), own.seconds(), batch, STEPS, LEAST_EPOCHS, PATIENCE);
        return GeneratorFit.of(
                input,
                () -> TableEncoder.encode(input, own.protection(), own.maxCategories(), context),
                schedule,
                context,
                Ctgan::open,
                (engine, table, rows, calm) -> new CtganLearner(engine, table, rows, own, batch, context.seed(), calm));
    }

    /**
     * Reads a model from its file.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN
     */
    public static FittedModel load(ModelFile file) {
        return GeneratorModel.of(file, Ctgan::open);
    }

    private static RowSource open(NeuralEngine engine, NDManager manager, EncodingPlan plan, ModelInfo info) {
        int noise = ((CtganOptions) info.options()).embeddingDim();
        return new FoldedGenerator(manager, new Parameters(engine, manager), plan, noise);
    }
}
