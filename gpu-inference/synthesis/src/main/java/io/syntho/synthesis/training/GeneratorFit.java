package io.syntho.synthesis.training;

import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.encoding.Calibration;
import io.syntho.synthesis.encoding.Calibrator;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.neural.NeuralEngine;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The course of a fit of a network that makes rows: encode, train, calibrate, keep. */
public final class GeneratorFit {

    /** Rows made for the final calibration. */
    private static final int CALIBRATION_ROWS = 20_000;

    private GeneratorFit() {}

    /** Makes an untrained network. */
    @FunctionalInterface
    public interface Learners {

        /**
         * Makes it.
         *
         * @param training the rows to learn from
         * @param calm factor of its step sizes
         */
        Learner create(NeuralEngine engine, EncodedTable table, int[] training, double calm);
    }

    /**
     * Fits, or goes on with an earlier attempt.
     *
     * @param encoding encodes the table
     * @throws io.syntho.synthesis.SynthesisException DIVERGED or CANCELLED
     * @throws IOException when checkpoints cannot be read or written
     */
    public static FittedModel of(
            FitInput input,
            Supplier<EncodedTable> encoding,
            Schedule schedule,
            FitContext context,
            GeneratorModel.Sources sources,
            Learners learners)
            throws IOException {
        Optional<ModelFile> earlier = input.checkpoint(context);
        if (earlier.isPresent() && !Trainer.unfinished(earlier.get())) {
            return GeneratorModel.of(earlier.get(), sources);
        }
        EncodedTable table = encoding.get();
        GeneratorModel model;
        if (table.layout().width() == 0) {
            GeneratorContent content = new GeneratorContent(table.plan(), Calibration.none(table.layout()));
            context.listener().onProgress(Progress.of(Stage.TRAINING, 1));
            model = new GeneratorModel(input.info(), content, sources, Map.of());
        } else {
            model = trained(input, table, schedule, context, sources, learners, earlier);
        }
        context.keep(model);
        return model;
    }

    private static GeneratorModel trained(
            FitInput input,
            EncodedTable table,
            Schedule schedule,
            FitContext context,
            GeneratorModel.Sources sources,
            Learners learners,
            Optional<ModelFile> earlier)
            throws IOException {
        NeuralEngine engine = NeuralEngine.start();
        Split split = Split.of(input.rows(), context.seed());
        Trainer trainer = new Trainer(input, table, split, schedule, context);
        try (Learner learner = trainer.train(calm -> learners.create(engine, table, split.training(), calm), earlier)) {
            float[] made = learner.makeBest(Trainer.rowsToMake(table, CALIBRATION_ROWS));
            Calibration calibration = Calibrator.of(table.codes(), table.layout(), made);
            return new GeneratorModel(
                    input.info(), new GeneratorContent(table.plan(), calibration), sources, learner.best());
        }
    }
}
