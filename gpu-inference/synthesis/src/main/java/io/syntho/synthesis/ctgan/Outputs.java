package io.syntho.synthesis.ctgan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.syntho.synthesis.encoding.ColumnCode;
import io.syntho.synthesis.encoding.EncodingPlan;
import io.syntho.synthesis.encoding.Layout;
import io.syntho.synthesis.layer.CellSoftmax;

/**
 * The last step of the generator: a tanh for each scalar, a Gumbel softmax (Jang, Gu and Poole, arXiv:1611.01144) for each column's cells. A scalar
 * is faded by the probability that its column's cell has a position, so that where there is none it is 0 as in real rows.
 */
final class Outputs {

    private static final float LEAST_UNIFORM = 1e-7f;

    private final Layout layout;
    private final CellSoftmax softmax;
    private final NDArray positioned;
    private final NDArray positionedTransposed;

    /**
     * What a pass leaves for the way back.
     *
     * @param tanh of scalars
     * @param share of probability on cells with positions, per scalar
     * @param probabilities of cells
     * @param rows scalars and probabilities
     */
    record Pass(NDArray tanh, NDArray share, NDArray probabilities, NDArray rows) {}

    /** @param manager owns what is made once */
    Outputs(NDManager manager, EncodingPlan plan) {
        this.layout = plan.layout();
        this.softmax = new CellSoftmax(layout);
        int cells = layout.width() - layout.scalars();
        float[] marks = new float[cells * Math.max(1, layout.scalars())];
        for (Layout.Block block : layout.blocks()) {
            ColumnCode code = plan.codes().get(block.code());
            for (int cell = 0; cell < block.cells(); cell++) {
                if (code.positioned(cell)) {
                    marks[(block.first() - layout.scalars() + cell) * layout.scalars() + block.scalar()] = 1;
                }
            }
        }
        positioned = manager.create(marks, new Shape(cells, Math.max(1, layout.scalars())));
        positionedTransposed = positioned.transpose();
    }

    Pass forward(NDArray out, NDArray uniform) {
        NDArray logits = CellSoftmax.columns(out, layout.scalars(), layout.width());
        NDArray gumbel = uniform.maximum(LEAST_UNIFORM).log().negi().log();
        NDArray probabilities = softmax.forward(logits.sub(gumbel).muli(1 / Generator.TEMPERATURE));
        if (layout.scalars() == 0) {
            return new Pass(probabilities, probabilities, probabilities, probabilities);
        }
        NDArray tanh = CellSoftmax.columns(out, 0, layout.scalars()).tanh();
        NDArray share = probabilities.matMul(positioned);
        NDArray rows = NDArrays.concat(new NDList(tanh.mul(share), probabilities), 1);
        return new Pass(tanh, share, probabilities, rows);
    }

    NDArray backward(Pass pass, NDArray byRows, NDArray byLogits) {
        int scalars = layout.scalars();
        NDArray byCells = CellSoftmax.columns(byRows, scalars, layout.width());
        if (scalars == 0) {
            return softmax.backward(pass.probabilities(), byCells)
                    .muli(1 / Generator.TEMPERATURE)
                    .addi(byLogits);
        }
        NDArray byScalars = CellSoftmax.columns(byRows, 0, scalars);
        NDArray byProbabilities =
                byScalars.mul(pass.tanh()).matMul(positionedTransposed).addi(byCells);
        NDArray cells = softmax.backward(pass.probabilities(), byProbabilities)
                .muli(1 / Generator.TEMPERATURE)
                .addi(byLogits);
        NDArray byTanh = byScalars.mul(pass.share());
        NDArray slope = pass.tanh().mul(pass.tanh()).negi().addi(1).muli(byTanh);
        return NDArrays.concat(new NDList(slope, cells), 1);
    }

    /** Probabilities without noise. */
    NDArray plain(NDArray out) {
        return softmax.forward(CellSoftmax.columns(out, layout.scalars(), layout.width()));
    }
}
