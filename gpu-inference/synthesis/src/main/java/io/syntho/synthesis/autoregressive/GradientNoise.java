package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.privacy.SecretKey;
import io.syntho.synthesis.privacy.SecretStream;
import io.syntho.synthesis.privacy.SecretStream.Use;
import java.util.Arrays;

/**
 * The randomness of one step of training with differential privacy.
 *
 * @param key of the fit
 * @param step its number
 * @param rate probability with which a row takes part
 * @param most norm to which a row's gradient is clipped
 * @param deviation of the noise on the sum of the clipped gradients
 */
record GradientNoise(SecretKey key, long step, double rate, double most, double deviation) {

    /** The rows that take part: each by itself, so their number is random too. */
    int[] chosen(int rows) {
        SecretStream random = new SecretStream(key, Use.SAMPLING, step);
        int[] chosen = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            chosen[count] = row;
            count += random.nextDouble() < rate ? 1 : 0;
        }
        return Arrays.copyOf(chosen, count);
    }

    /** The noise for all weights, to be drawn in their order. */
    SecretStream stream() {
        return new SecretStream(key, Use.GRADIENT, step);
    }
}
