package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.autoregressive.Layout.Group;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import io.syntho.synthesis.neural.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A finished network's weights. Nobody changes the arrays.
 *
 * @param values by name, row-major, as {@link Network} lays them out
 */
record Weights(Map<String, float[]> values) {

    private static final String PREFIX = "weights.";

    /** A copy of a network's weights. */
    static Weights of(Parameters parameters) {
        Map<String, float[]> values = new LinkedHashMap<>();
        parameters.names().forEach(name -> values.put(name, parameters.values(name)));
        return new Weights(values);
    }

    /**
     * The weights in a file.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN when one is missing or of another size
     */
    static Weights of(ModelFile file, Layout layout, Size size) {
        Map<String, float[]> values = new LinkedHashMap<>();
        sizes(layout, size).forEach((name, count) -> values.put(name, file.floats(PREFIX + name, count)));
        return new Weights(values);
    }

    private static Map<String, Integer> sizes(Layout layout, Size size) {
        int units = Math.multiplyExact(layout.outputs().size(), size.hidden());
        Map<String, Integer> sizes = new LinkedHashMap<>();
        if (layout.columns().isEmpty()) {
            return sizes;
        }
        sizes.put(Network.EMBEDDING, Math.multiplyExact(layout.embeddings(), size.embedding()));
        sizes.put(Network.CONTEXT, Math.multiplyExact(layout.inputs() * size.embedding(), units));
        sizes.put(Network.CONTEXT_BIAS, units);
        sizes.put(Network.INNER, Math.multiplyExact(units, size.hidden()));
        sizes.put(Network.INNER_BIAS, units);
        for (int g = 0; g < layout.groups().size(); g++) {
            Group group = layout.groups().get(g);
            sizes.put(Network.HEAD + g, Math.multiplyExact(group.count() * group.width(), size.hidden()));
            sizes.put(Network.HEAD_BIAS + g, group.count() * group.width());
        }
        return sizes;
    }

    /** Some numbers of a weight. */
    float[] part(String name, int from, int count) {
        float[] part = new float[count];
        System.arraycopy(all(name), from, part, 0, count);
        return part;
    }

    /** A weight; not to be changed. */
    float[] all(String name) {
        return values.getOrDefault(name, new float[0]);
    }

    /** Puts the weights into a network. */
    void copyTo(Parameters parameters) {
        values.forEach(parameters::set);
        parameters.publish();
    }

    void write(ModelWriter writer) {
        values.forEach((name, numbers) -> writer.floats(PREFIX + name, numbers, numbers.length));
    }
}
