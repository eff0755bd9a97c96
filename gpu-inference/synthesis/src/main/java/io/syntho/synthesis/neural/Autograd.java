package io.syntho.synthesis.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtGradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Gradients by the engine's own differentiation. DJL lets one thread of a process collect gradients at a time and fails for a second one; here the
 * second waits, so fits side by side take turns step by step. Methods that write their gradients by hand need no turn.
 */
public final class Autograd {

    private static final ReentrantLock TURN = new ReentrantLock(true);

    private Autograd() {}

    /**
     * Computes a loss, takes one step down its gradient, and forgets the gradient.
     *
     * @param parameters after {@link Parameters#requireGradients}; every weight takes part in the loss
     * @param step manager of this step: owns the gradients
     * @param loss makes a scalar from the parameters
     * @param rate step size
     * @return the loss before the step
     */
    public static float step(Parameters parameters, Adam adam, NDManager step, Supplier<NDArray> loss, double rate) {
        TURN.lock();
        try {
            float value;
            try (PtGradientCollector collector = new PtGradientCollector()) {
                NDArray result = loss.get();
                collector.backward(result);
                value = result.getFloat();
            }
            List<NDArray> gradients = new ArrayList<>();
            for (NDArray tensor : parameters.tensors()) {
                NDArray gradient = tensor.getGradient();
                gradient.attach(step);
                gradients.add(gradient);
            }
            adam.step(gradients, rate, 1);
            // The engine adds to gradients that are there.
            gradients.forEach(gradient -> gradient.muli(0));
            return value;
        } finally {
            TURN.unlock();
        }
    }
}
