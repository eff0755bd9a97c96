package io.syntho.server.generation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** How fast a machine is at what learning and judging consist of, told by half a second of it: products of matrices, and sorting. */
final class MachineSpeed {

    /** What {@link #burst} takes on the machine of the benchmarks, with nothing else to do. */
    private static final double USUAL_SECONDS = 0.040;

    private static final int SIDE = 256;
    private static final int PRODUCTS = 8;
    private static final int SORTED = 1 << 16;
    private static final int WARM_UP = 6;
    private static final int REPEATS = 12;
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private MachineSpeed() {}

    /** Times as long as the machine of the benchmarks takes. The shortest of some repeats: what others do on the machine disturbs it least. */
    static double slowness() {
        for (int i = 0; i < WARM_UP; i++) {
            burst();
        }
        double shortest = Double.MAX_VALUE;
        for (int i = 0; i < REPEATS; i++) {
            long begun = System.nanoTime();
            double result = burst();
            double seconds = (System.nanoTime() - begun) / 1e9;
            // The result is looked at, or the compiler would leave its computation out.
            shortest = Double.isNaN(result) ? shortest : Math.min(shortest, seconds);
        }
        return shortest / USUAL_SECONDS;
    }

    private static double burst() {
        float[] left = new float[SIDE * SIDE];
        float[] right = new float[SIDE * SIDE];
        float[] product = new float[SIDE * SIDE];
        double[] values = new double[SORTED];
        long state = 1;
        for (int i = 0; i < SORTED; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            values[i] = (state >>> 33) / (double) (1L << 31);
            left[i % left.length] = (float) values[i];
            right[i % right.length] = (float) values[i] - 0.5f;
        }
        for (int time = 0; time < PRODUCTS; time++) {
            multiply(left, right, product);
        }
        java.util.Arrays.sort(values);
        return product[SIDE] + values[SORTED / 2];
    }

    private static void multiply(float[] left, float[] right, float[] product) {
        for (int row = 0; row < SIDE; row++) {
            for (int inner = 0; inner < SIDE; inner++) {
                float factor = left[row * SIDE + inner];
                for (int column = 0; column < SIDE; column++) {
                    product[row * SIDE + column] += factor * right[inner * SIDE + column];
                }
            }
        }
    }

    /** The kind of this machine: its processor's name and how many there are, so that replicas on alike machines measure once. */
    static String kind() {
        return "%s x %d".formatted(processor(), Runtime.getRuntime().availableProcessors());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch", "unknown"));
        } catch (IOException | java.io.UncheckedIOException unknown) {
            return System.getProperty("os.arch", "unknown");
        }
    }
}
