package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.PrivacySpent;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A fitted autoregressive network. */
final class AutoregressiveModel implements FittedModel {

    private final ModelInfo info;
    private final AutoregressiveContent content;
    private final Layout layout;
    private final Weights weights;

    AutoregressiveModel(ModelInfo info, AutoregressiveContent content, Weights weights) {
        this.info = info;
        this.content = content;
        this.layout = content.layout();
        this.weights = weights;
    }

    /**
     * A model from its file.
     *
     * @throws SynthesisException with MODEL_BROKEN when its parts do not fit together, or it is a checkpoint
     */
    static AutoregressiveModel of(ModelFile file) {
        AutoregressiveContent content = ModelJson.read(file.content(), AutoregressiveContent.class);
        if (!content.finished()) {
            throw new SynthesisException(Reason.MODEL_BROKEN, "model: a checkpoint of a fit that is not finished");
        }
        try {
            return new AutoregressiveModel(file.info(), content, Weights.of(file, content.layout(), content.size()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new SynthesisException(Reason.MODEL_BROKEN, "model: its parts do not fit together", e);
        }
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Optional<PrivacySpent> privacySpent() {
        return content.spent();
    }

    /** The same without the training table's hash. */
    AutoregressiveModel withoutHash() {
        return new AutoregressiveModel(info.withoutHash(), content, weights);
    }

    @Override
    public TableSchema schema() {
        return new TableSchema(content.plans().stream().map(ColumnPlan::schema).toList());
    }

    @Override
    public void sample(SampleRequest request, ProgressListener listener, Cancellation cancellation, TableSink sink)
            throws IOException {
        try (RowMaker maker = maker(request.seed(), request.conditions())) {
            request.make((first, count) -> maker.batch(first, count, cancellation), listener, sink);
        }
    }

    @Override
    public Table sample(int rows, long seed) {
        try (RowMaker maker = maker(seed, List.of())) {
            return maker.batch(0, rows, Cancellation.NONE);
        }
    }

    private RowMaker maker(long seed, List<Condition> conditions) {
        Limits limits = Limits.of(conditions, content);
        double temperature = ((AutoregressiveOptions) info.options()).temperature();
        RowRandom random = new RowRandom(seed, 0, Math.max(1, layout.outputs().size()));
        Drawer drawer = new Drawer(
                NeuralEngine.start(),
                layout,
                content.size(),
                weights,
                limits.order(),
                temperature,
                limits.allowed(),
                random);
        return new RowMaker(content, limits, drawer, seed);
    }

    @Override
    public void save(OutputStream out) throws IOException {
        ModelWriter writer = new ModelWriter(info, schema(), ModelJson.write(content));
        weights.write(writer);
        writer.writeTo(out);
    }
}
