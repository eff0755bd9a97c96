package io.syntho.synthesis.training;

import io.syntho.synthesis.encoding.Calibration;
import io.syntho.synthesis.encoding.EncodingPlan;
import io.syntho.synthesis.encoding.Layout;
import java.util.List;

/**
 * What the model file of a generator network holds besides weights.
 *
 * @param plan how columns are encoded
 * @param calibration of the network's marginals
 */
public record GeneratorContent(EncodingPlan plan, Calibration calibration) {

    /** Checks that the calibration is one for these columns. */
    public GeneratorContent {
        List<Layout.Block> blocks = plan.layout().blocks();
        boolean sound = calibration.factors().size() == blocks.size();
        for (int b = 0; sound && b < blocks.size(); b++) {
            sound = calibration.factors().get(b).length == blocks.get(b).cells();
        }
        if (!sound) {
            throw new IllegalArgumentException("calibration: of other columns");
        }
    }
}
