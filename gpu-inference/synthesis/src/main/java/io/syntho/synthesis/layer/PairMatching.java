package io.syntho.synthesis.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.Layout;

/**
 * Pulls the two-way tables of made rows towards the real ones: the squared distance between the second moments {@code XᵀX / rows} of encoded rows,
 * which for one-hot cells are the shares of all pairs of cells. Moment matching after Li, Swersky and Zemel, "Generative moment matching networks"
 * (ICML 2015), with the marginals that Liu, Vietri and Wu, "Iterative methods for private synthetic data" (NeurIPS 2021) let a network match.
 *
 * <p>One batch says little about rare pairs, so the made moments are averaged over steps; the gradient goes through the last batch only.
 */
public final class PairMatching {

    /** Wider rows would make the moments outweigh the network. */
    public static final int WIDEST = 2_048;

    private static final double LEAST_SHARE = 0.005;
    private static final float MEMORY = 0.9f;

    private final NDArray real;
    private final NDArray importance;
    private final NDArray made;
    private final int width;

    /**
     * The moments of a table.
     *
     * @param rows those to learn from
     * @param weights how often each of them is met, adding up to 1
     * @param manager owns the matrices
     */
    public PairMatching(EncodedTable table, int[] rows, double[] weights, NDManager manager) {
        Layout layout = table.layout();
        this.width = layout.width();
        float[] moments = moments(table, rows, weights);
        float[] weight = new float[width * width];
        int[] owner = new int[width];
        double[] scale = new double[width];
        for (int b = 0; b < layout.blocks().size(); b++) {
            Layout.Block block = layout.blocks().get(b);
            for (int c = block.first(); c < block.first() + block.cells(); c++) {
                owner[c] = b;
                scale[c] = 1 / Math.sqrt(moments[c * width + c] + LEAST_SHARE);
            }
            if (block.scalar() >= 0) {
                owner[block.scalar()] = b;
                scale[block.scalar()] = 1 / Math.sqrt(moments[block.scalar() * (width + 1)] + LEAST_SHARE);
            }
        }
        double pairs = Math.max(1, layout.blocks().size() * (layout.blocks().size() - 1.0));
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                weight[a * width + b] = owner[a] == owner[b] ? 0 : (float) (scale[a] * scale[b] / pairs);
            }
        }
        this.real = manager.create(moments, new Shape(width, width));
        this.importance = manager.create(weight, new Shape(width, width));
        this.made = manager.create(moments, new Shape(width, width));
    }

    private float[] moments(EncodedTable table, int[] rows, double[] weights) {
        double[] sums = new double[width * width];
        int[] at = new int[width];
        double[] value = new double[width];
        for (int i = 0; i < rows.length; i++) {
            int used = 0;
            for (Layout.Block block : table.layout().blocks()) {
                at[used] = block.first() + table.cells()[block.code()][rows[i]];
                value[used++] = 1;
                if (block.scalar() >= 0) {
                    at[used] = block.scalar();
                    value[used++] = table.scalars()[block.scalar()][rows[i]];
                }
            }
            for (int a = 0; a < used; a++) {
                for (int b = 0; b < used; b++) {
                    sums[at[a] * width + at[b]] += weights[i] * value[a] * value[b];
                }
            }
        }
        float[] moments = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            moments[i] = (float) sums[i];
        }
        return moments;
    }

    /**
     * The gradient of the distance by made rows.
     *
     * @param rows {@code rows × width}: scalars and probabilities
     * @param weight of this term in the loss
     */
    public NDArray gradient(NDArray rows, double weight) {
        long count = rows.getShape().get(0);
        NDArray moments = rows.transpose().matMul(rows).muli((1 - MEMORY) / count);
        made.muli(MEMORY).addi(moments);
        // The step's own array is the first operand, so that the result is freed with the step.
        NDArray difference = moments.muli(0).addi(made).subi(real).muli(importance);
        return rows.matMul(difference).muli(4 * weight / count);
    }

    /** The averaged made moments, for a checkpoint: {@code width × width}. */
    public float[] state() {
        return made.toFloatArray();
    }

    /** Goes on from a checkpoint's moments. */
    public void restore(float[] state) {
        made.set(state);
    }

    /** Cells and scalars of a row. */
    public int width() {
        return width;
    }
}
