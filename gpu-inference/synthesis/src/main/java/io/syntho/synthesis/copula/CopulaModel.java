package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.io.OutputStream;

/** A fitted Gaussian copula. */
final class CopulaModel implements FittedModel {

    private static final String FACTOR = "copula.factor";

    private final ModelInfo info;
    private final CopulaContent content;
    private final Latents latents;
    private final Factor factor;

    CopulaModel(ModelInfo info, CopulaContent content, Factor factor) {
        this.info = info;
        this.content = content;
        this.latents = content.latents();
        this.factor = factor;
        if (latents.width() != factor.width()) {
            throw new IllegalArgumentException(
                    "factor: %d rows for %d axes".formatted(factor.width(), latents.width()));
        }
    }

    /**
     * A model from its file.
     *
     * @throws SynthesisException with MODEL_BROKEN when its parts do not fit together
     */
    static CopulaModel of(ModelFile file) {
        CopulaContent content = ModelJson.read(file.content(), CopulaContent.class);
        try {
            int width = content.latents().width();
            double[] rows = file.doubles(FACTOR, Math.multiplyExact(width, width + 1) / 2);
            return new CopulaModel(file.info(), content, new Factor(width, rows));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new SynthesisException(Reason.MODEL_BROKEN, "model: its parts do not fit together", e);
        }
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public TableSchema schema() {
        return new TableSchema(content.plans().stream().map(ColumnPlan::schema).toList());
    }

    @Override
    public void sample(SampleRequest request, ProgressListener listener, Cancellation cancellation, TableSink sink)
            throws IOException {
        if (request.conditions().isEmpty()) {
            BatchSampler sampler = new BatchSampler(content, latents, factor, request.seed());
            request.make((first, count) -> sampler.batch(first, count, cancellation), listener, sink);
        } else {
            GivenCopula given = new GivenCopula(content, latents, factor, request.seed(), request.conditions());
            request.make((first, count) -> given.batch(first, count, cancellation), listener, sink);
        }
    }

    @Override
    public Table sample(int rows, long seed) {
        return new BatchSampler(content, latents, factor, seed).batch(0, rows, Cancellation.NONE);
    }

    @Override
    public void save(OutputStream out) throws IOException {
        new ModelWriter(info, schema(), ModelJson.write(content))
                .doubles(FACTOR, factor.rows(), factor.rows().length)
                .writeTo(out);
    }
}
