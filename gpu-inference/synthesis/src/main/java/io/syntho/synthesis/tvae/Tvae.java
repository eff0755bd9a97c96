package io.syntho.synthesis.tvae;

import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.Synthesizer;
import io.syntho.synthesis.TvaeOptions;
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
import java.util.SplittableRandom;

/** TVAE (Xu et al., "Modeling Tabular Data using Conditional GAN", arXiv:1907.00503, section 4.5). */
public final class Tvae implements Synthesizer {

    private static final int STEPS = 2_300;
    private static final int LEAST_EPOCHS = 2;
    private static final int PATIENCE = 15;

    @Override
    public Method method() {
        return Method.TVAE;
    }

    @Override
    public FittedModel fit(Table train, TableSchema schema, FitOptions options, FitContext context) throws IOException {
        TvaeOptions own = FitInput.options(options, TvaeOptions.class, TvaeOptions.DEFAULT);
        FitInput input = FitInput.of(train, schema, options, context);
        int batch = Schedule.batchSize(input.rows(), own.batchSize(), 1);
        Schedule schedule = new Schedule(own.epochs(), own.seconds(), batch, STEPS, LEAST_EPOCHS, PATIENCE);
        return GeneratorFit.of(
                input,
                () -> TableEncoder.encode(input, own.protection(), own.maxCategories(), context),
                schedule,
                context,
                Tvae::open,
                (engine, table, rows, calm) -> new TvaeLearner(engine, table, rows, own, batch, context.seed(), calm));
    }

    /**
     * Reads a model from its file.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN
     */
    public static FittedModel load(ModelFile file) {
        return GeneratorModel.of(file, Tvae::open);
    }

    private static RowSource open(NeuralEngine engine, NDManager manager, EncodingPlan plan, ModelInfo info) {
        int latent = ((TvaeOptions) info.options()).latentDim();
        return new Decoder(manager, new Parameters(engine, manager), plan.layout(), latent, new SplittableRandom(0));
    }
}
