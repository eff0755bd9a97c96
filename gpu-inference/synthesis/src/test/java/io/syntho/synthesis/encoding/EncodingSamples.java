package io.syntho.synthesis.encoding;

import io.syntho.synthesis.transform.QuantileFunction;
import java.util.List;
import java.util.Optional;

/** Codes made by hand. */
final class EncodingSamples {

    private EncodingSamples() {}

    /** A number with one mode, from 0 to 1. */
    static ColumnCode numbers() {
        QuantileFunction mode = new QuantileFunction(new double[] {0, 1}, new double[] {0}, new double[] {1});
        double[] all = {1};
        return new ColumnCode(0, all, Optional.of(new NumberModes(new double[0], List.of(mode), all)));
    }
}
