package io.syntho.synthesis;

import io.syntho.synthesis.autoregressive.Autoregressive;
import io.syntho.synthesis.constraint.ConstrainedModel;
import io.syntho.synthesis.copula.GaussianCopula;
import io.syntho.synthesis.ctgan.Ctgan;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.tvae.Tvae;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of this build. */
public final class Synthesizers {

    private static final Map<Method, Synthesizer> PRESENT = Map.of(
            Method.GAUSSIAN_COPULA, new GaussianCopula(),
            Method.CTGAN, new Ctgan(),
            Method.TVAE, new Tvae(),
            Method.AUTOREGRESSIVE, new Autoregressive());

    private Synthesizers() {}

    /** The methods that {@link #of} can hand out, in order of declaration. */
    public static List<Method> methods() {
        return List.of(Method.values()).stream().filter(PRESENT::containsKey).toList();
    }

    /**
     * Reads a model that {@link FittedModel#save} wrote.
     *
     * @param in read to its end, stays open
     * @throws SynthesisException with MODEL_BROKEN when it is damaged, hostile, of another version, or no model at all
     * @throws IOException from {@code in}
     */
    public static FittedModel load(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        if (ConstrainedModel.begins(buffered)) {
            return ConstrainedModel.load(buffered, Synthesizers::load);
        }
        ModelFile file = ModelFile.read(buffered);
        return switch (file.info().method()) {
            case GAUSSIAN_COPULA -> GaussianCopula.load(file);
            case CTGAN -> Ctgan.load(file);
            case TVAE -> Tvae.load(file);
            case AUTOREGRESSIVE -> Autoregressive.load(file);
        };
    }

    /**
     * The synthesizer of a method.
     *
     * @throws UnsupportedMethodException when this build does not hold it
     */
    public static Synthesizer of(Method method) {
        return Optional.ofNullable(PRESENT.get(method)).orElseThrow(() -> new UnsupportedMethodException(method.id()));
    }
}
