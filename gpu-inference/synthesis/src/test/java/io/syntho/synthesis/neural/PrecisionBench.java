package io.syntho.synthesis.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;

/**
 * Whether half precision pays on this machine: what a product of the networks' sizes takes in single and in half precision, inputs and result
 * converted (copied, in single precision), as training would have to. On a GPU when the engine computes on one. Brain floats (bfloat16) are not among them: DJL 0.35's binding ends
 * the process when asked for them.
 */
public final class PrecisionBench {

    /** Rows, inner width, columns: layers of the networks and a generator's widest. */
    private static final List<int[]> PRODUCTS =
            List.of(new int[] {500, 128, 256}, new int[] {500, 256, 256}, new int[] {1_000, 320, 431});

    private static final int TIMES = 20;
    private static final int ROUNDS = 8;

    private PrecisionBench() {}

    /** Prints the shortest of some rounds. */
    public static void main(String[] arguments) {
        NeuralEngine engine = NeuralEngine.start();
        try (NDManager manager = engine.newManager()) {
            for (int[] shape : PRODUCTS) {
                NDArray left = manager.randomNormal(new Shape(shape[0], shape[1]));
                NDArray right = manager.randomNormal(new Shape(shape[1], shape[2]));
                double single = millis(manager, left, right, DataType.FLOAT32);
                double half = millis(manager, left, right, DataType.FLOAT16);
                System.out.println(String.format(
                        Locale.ROOT,
                        "{\"device\":\"%s\",\"product\":\"%d x %d x %d\",\"single_ms\":%.3f,\"half_ms\":%.3f}",
                        engine.device(),
                        shape[0],
                        shape[1],
                        shape[2],
                        single,
                        half));
            }
        }
    }

    private static double millis(NDManager manager, NDArray left, NDArray right, DataType type) {
        double shortest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            try (NDManager step = manager.newSubManager()) {
                long begin = System.nanoTime();
                NDArray last = left;
                for (int time = 0; time < TIMES; time++) {
                    NDArray one = left.toType(type, true);
                    NDArray other = right.toType(type, true);
                    one.attach(step);
                    other.attach(step);
                    last = one.matMul(other).toType(DataType.FLOAT32, true);
                }
                // A GPU works on while Java goes on; reading a value waits for it.
                last.getFloat(0, 0);
                shortest = Math.min(shortest, (System.nanoTime() - begin) / 1e6 / TIMES);
            }
        }
        return shortest;
    }
}
