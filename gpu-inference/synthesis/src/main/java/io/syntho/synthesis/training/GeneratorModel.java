package io.syntho.synthesis.training;

import ai.djl.ndarray.NDManager;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Leaning;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.encoding.EncodingPlan;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.encoding.RowDecoder;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.neural.Parameters;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fitted network that makes rows from noise. Holds its weights in the JVM; each sample has native memory of its own. */
public final class GeneratorModel implements FittedModel, Leaning {

    private static final String PREFIX = "weights.";

    private final ModelInfo info;
    private final GeneratorContent content;
    private final Sources sources;
    private final Map<String, float[]> weights;
    private final Optional<Cell> leaning;

    /** A cell of one of the layout's blocks. */
    private record Cell(int block, int cell) {}

    /** Opens the network of a method. */
    @FunctionalInterface
    public interface Sources {

        /** The network with weights that are still to be set; its tensors belong to {@code manager}. */
        RowSource open(NeuralEngine engine, NDManager manager, EncodingPlan plan, ModelInfo info);
    }

    /**
     * A model.
     *
     * @param weights by the names of the network that {@code sources} opens; none when no column is learned
     */
    public GeneratorModel(ModelInfo info, GeneratorContent content, Sources sources, Map<String, float[]> weights) {
        this(info, content, sources, weights, Optional.empty());
    }

    private GeneratorModel(
            ModelInfo info,
            GeneratorContent content,
            Sources sources,
            Map<String, float[]> weights,
            Optional<Cell> leaning) {
        this.info = info;
        this.content = content;
        this.sources = sources;
        this.weights = new LinkedHashMap<>(weights);
        this.leaning = leaning;
    }

    /** Leans to one category of one column, the rarest that is asked for: the one that tries would find last. */
    @Override
    public FittedModel towards(List<Condition> conditions) {
        EncodingPlan plan = content.plan();
        Optional<Cell> rarest = Optional.empty();
        double share = Double.MAX_VALUE;
        for (Condition condition : conditions) {
            Optional<Cell> found = cell(condition);
            if (found.isPresent()) {
                int code = plan.layout().blocks().get(found.get().block()).code();
                double its = plan.codes().get(code).shares()[found.get().cell()];
                rarest = its < share ? found : rarest;
                share = Math.min(share, its);
            }
        }
        return rarest.isEmpty() ? this : new GeneratorModel(info, content, sources, weights, rarest);
    }

    private Optional<Cell> cell(Condition condition) {
        EncodingPlan plan = content.plan();
        List<Layout.Block> blocks = plan.layout().blocks();
        for (int b = 0; b < blocks.size(); b++) {
            ColumnPlan column =
                    plan.plans().get(plan.codes().get(blocks.get(b).code()).plan());
            if (column.schema().name().equals(condition.column())
                    && column.treatment() instanceof Categories categories) {
                int cell = switch (condition) {
                    case Condition.OneOf oneOf ->
                        oneOf.values().size() == 1
                                ? categories
                                        .set()
                                        .labels()
                                        .indexOf(oneOf.values().getFirst())
                                : -1;
                    case Condition.Missing missing -> categories.set().missingCell();
                    case Condition.Between between -> -1;
                };
                return cell < 0 ? Optional.empty() : Optional.of(new Cell(b, cell));
            }
        }
        return Optional.empty();
    }

    /**
     * A model from its file.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN when its parts do not fit together
     */
    public static GeneratorModel of(ModelFile file, Sources sources) {
        GeneratorContent content = ModelJson.read(file.content(), GeneratorContent.class);
        ModelInfo info = file.info();
        Map<String, float[]> weights = new LinkedHashMap<>();
        if (content.plan().layout().width() > 0) {
            NeuralEngine engine = NeuralEngine.start();
            try (NDManager manager = engine.newManager()) {
                Parameters parameters =
                        sources.open(engine, manager, content.plan(), info).weights();
                parameters.read(file, PREFIX);
                parameters.names().forEach(name -> weights.put(name, parameters.values(name)));
            }
        }
        return new GeneratorModel(info, content, sources, weights);
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public TableSchema schema() {
        return new TableSchema(
                content.plan().plans().stream().map(ColumnPlan::schema).toList());
    }

    @Override
    public Table sample(int rows, long seed) {
        try (BlockMaker maker = maker(seed)) {
            return maker.batch(0, rows, Cancellation.NONE);
        }
    }

    @Override
    public void sample(SampleRequest request, ProgressListener listener, Cancellation cancellation, TableSink sink)
            throws IOException {
        request.refuseConditions(info.method());
        try (BlockMaker maker = maker(request.seed())) {
            request.make((first, count) -> maker.batch(first, count, cancellation), listener, sink);
        }
    }

    private BlockMaker maker(long seed) {
        RowDecoder decoder = new RowDecoder(content.plan(), content.calibration(), seed);
        if (weights.isEmpty()) {
            return new BlockMaker(decoder, block -> new float[0], () -> {});
        }
        NeuralEngine engine = NeuralEngine.start();
        NDManager manager = engine.newManager();
        try {
            RowSource source = sources.open(engine, manager, content.plan(), info);
            weights.forEach(source.weights()::set);
            source.weights().publish();
            leaning.ifPresent(cell -> source.lean(cell.block(), cell.cell()));
            return new BlockMaker(decoder, block -> source.make(block, seed), manager::close);
        } catch (RuntimeException broken) {
            manager.close();
            throw broken;
        }
    }

    @Override
    public void save(OutputStream out) throws IOException {
        ModelWriter writer = new ModelWriter(info, schema(), ModelJson.write(content));
        if (!weights.isEmpty()) {
            NeuralEngine engine = NeuralEngine.start();
            try (NDManager manager = engine.newManager()) {
                Parameters parameters =
                        sources.open(engine, manager, content.plan(), info).weights();
                weights.forEach(parameters::set);
                parameters.write(writer, PREFIX);
            }
        }
        writer.writeTo(out);
    }
}
