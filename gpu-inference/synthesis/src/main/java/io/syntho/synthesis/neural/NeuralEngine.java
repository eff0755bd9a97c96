package io.syntho.synthesis.neural;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native tensor engine, PyTorch through DJL, started once per process.
 *
 * <p>The processor is the default. A GPU is used when the CUDA build of the native library is there ({@code PYTORCH_LIBRARY_PATH}, or its artefact
 * on the class path with {@code PYTORCH_FLAVOR}) and sees one. Nothing is downloaded and nothing is reported to anyone.
 *
 * <p>One thread computes unless {@code syntho.neural.threads} says otherwise: more would make sums depend on how work was split, and several jobs
 * share a machine. Numbers are single precision everywhere, and the log says so. On a processor half precision (float16) takes fifteen times as long
 * and more; brain floats (bfloat16), which some processors have units for, can not be had through DJL 0.35, which ends the process when asked; on a
 * GPU nothing was measured, so nothing is assumed ({@code PrecisionBench} of the tests measures it, see docs/serving.md). Randomness never comes from
 * the native library, only from Java, so that a seed governs all of it.
 */
public final class NeuralEngine {

    private static final Logger LOG = LoggerFactory.getLogger(NeuralEngine.class);
    private static final String THREADS = "syntho.neural.threads";
    private static final String FLAVOR = "PYTORCH_FLAVOR";

    /** What DJL is told unless the caller's properties or environment say it already. */
    private static final Map<String, String> QUIET =
            Map.of("OPT_OUT_TRACKING", "true", "offline", "true", "ai.djl.offline", "true");

    private static @Nullable NeuralEngine instance;

    private final Engine engine;
    private final Device device;

    private NeuralEngine() {
        QUIET.forEach(NeuralEngine::preset);
        preset("ai.djl.pytorch.num_threads", Integer.toString(Integer.getInteger(THREADS, 1)));
        preset("ai.djl.pytorch.graph_optimizer", "false");
        if (System.getenv("PYTORCH_LIBRARY_PATH") == null && System.getProperty("PYTORCH_LIBRARY_PATH") == null) {
            // Otherwise DJL asks a CUDA driver that it finds for a flavour that is not on the class path.
            preset(FLAVOR, "cpu");
        }
        engine = Engine.getEngine("PyTorch");
        device = engine.getGpuCount() > 0 ? Device.gpu() : Device.cpu();
        LOG.info(
                "PyTorch {} on {}, {} thread(s), single precision",
                engine.getVersion(),
                device,
                JniUtils.getNumThreads());
    }

    private static void preset(String name, String value) {
        if (System.getenv(name) == null && System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /**
     * The engine, started by the first caller.
     *
     * @throws SynthesisException with METHOD_UNSUPPORTED when there is no native library for this machine
     */
    public static synchronized NeuralEngine start() {
        if (instance == null) {
            try {
                instance = new NeuralEngine();
            } catch (EngineException | LinkageError e) {
                throw new SynthesisException(
                        Reason.METHOD_UNSUPPORTED, "neural methods: no native tensor library for this machine", e);
            }
        }
        return instance;
    }

    /** Whether tensors live in this process's memory, where Java can read and write them in place. */
    public boolean onProcessor() {
        return !device.isGpu();
    }

    /** Where tensors live. */
    public Device device() {
        return device;
    }

    /**
     * A manager for what one fit or one sampler holds; closing it frees all its tensors. One thread uses it. What a step makes belongs to a
     * sub-manager that the step closes: a result belongs to the manager of its first operand, so operands that outlive the step are attached to the
     * step's manager first, or the result is attached by hand.
     */
    public NDManager newManager() {
        return engine.newBaseManager(device);
    }
}
