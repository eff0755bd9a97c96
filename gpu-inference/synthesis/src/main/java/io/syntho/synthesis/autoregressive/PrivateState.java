package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.privacy.SecretKey;

/**
 * How far training with differential privacy has come, for a checkpoint; weights stand beside it as tensors. Holds the key of the noise: a checkpoint
 * is as secret as the table.
 *
 * @param key of all noise of this fit
 * @param steps that are complete
 */
record PrivateState(SecretKey key, long steps) {

    PrivateState {
        if (steps < 0) {
            throw new IllegalArgumentException("steps: %d (expected: 0 or more)".formatted(steps));
        }
    }
}
