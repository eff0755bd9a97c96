package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.AutoregressiveOptions.ModelSize;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;

/**
 * How wide the network is.
 *
 * @param embedding numbers per input block
 * @param hidden units per word
 */
record Size(int embedding, int hidden) {

    /** The masked layer has inputs × outputs blocks of weights: for wide tables each must be smaller. */
    private static final int[][] CHOICES = {
        {24, 128}, {16, 96}, {16, 64}, {12, 48}, {8, 32}, {8, 24}, {8, 16}, {4, 12}, {4, 8}, {2, 6}
    };

    /** With gradients' memory, averages and a checkpoint, each weight takes some 60 bytes while training. */
    private static final long MOST_WEIGHTS = 6_000_000;

    Size {
        if (embedding < 1 || embedding > 1_024 || hidden < 1 || hidden > 4_096) {
            throw new IllegalArgumentException("network: %d × %d".formatted(embedding, hidden));
        }
    }

    /**
     * The widest that suits the table.
     *
     * @throws SynthesisException with TABLE_TOO_LARGE when there are too many columns even for the narrowest
     */
    static Size of(Layout layout, ModelSize asked) {
        long most = switch (asked) {
            case SMALL -> 400_000;
            case MEDIUM -> 1_200_000;
            case LARGE -> MOST_WEIGHTS;
        };
        int widest = switch (asked) {
            case SMALL -> 32;
            case MEDIUM -> 64;
            case LARGE -> 128;
        };
        Size narrowest = new Size(1, 1);
        for (int[] choice : CHOICES) {
            narrowest = new Size(choice[0], choice[1]);
            if (choice[1] <= widest && narrowest.weights(layout) <= most) {
                return narrowest;
            }
        }
        if (narrowest.weights(layout) > MOST_WEIGHTS) {
            throw new SynthesisException(
                    Reason.TABLE_TOO_LARGE,
                    "columns to learn: %d (expected: at most about 700; leave some out, or use the Gaussian copula)"
                            .formatted(layout.columns().size()));
        }
        return narrowest;
    }

    /** Weights of the masked layer. */
    long weights(Layout layout) {
        return (long) layout.inputs() * embedding * layout.outputs().size() * hidden;
    }

    /** Floating-point operations of one training row: products forward and back. */
    double operations(Layout layout) {
        double words = layout.outputs().size();
        double heads = layout.groups().stream()
                .mapToDouble(group -> (double) group.count() * group.width())
                .sum();
        return 6.0 * (weights(layout) + words * hidden * hidden + heads * hidden);
    }
}
