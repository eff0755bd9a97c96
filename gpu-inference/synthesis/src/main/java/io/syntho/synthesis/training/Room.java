package io.syntho.synthesis.training;

import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.encoding.Layout;

/** Refuses tables whose network would be larger than the memory there is, or could not be trained in any sensible time. */
public final class Room {

    /** With the optimiser's memory, averages, the best so far and a checkpoint, each weight takes some 40 bytes of the heap. */
    private static final long BYTES_OF_WEIGHT = 40;

    private static final double SHARE_OF_HEAP = 0.6;

    private Room() {}

    /**
     * Checks a table.
     *
     * @param widest widest encoded row that the method takes
     * @param weights of the network
     * @throws SynthesisException with TABLE_TOO_LARGE
     */
    public static void check(Layout layout, int widest, double weights) {
        if (layout.width() > widest) {
            throw tooLarge("%d values a row when encoded (expected: at most %d".formatted(layout.width(), widest));
        }
        double heap = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
        if (weights * BYTES_OF_WEIGHT > heap) {
            throw tooLarge("a network of %.0f million weights (expected: at most %.0f million in this memory"
                    .formatted(weights / 1e6, heap / BYTES_OF_WEIGHT / 1e6));
        }
    }

    private static SynthesisException tooLarge(String what) {
        return new SynthesisException(
                Reason.TABLE_TOO_LARGE,
                "columns to learn: " + what
                        + "; keep fewer categories, leave columns out, or use the autoregressive method)");
    }
}
