package io.syntho.synthesis.training;

import io.syntho.synthesis.transform.RowRandom;
import java.util.SplittableRandom;

/** The rows of each step: each pass takes them in another order, which depends on the seed and the pass's number only. */
final class Batches {

    private final int[] rows;
    private final int batchSize;
    private final long seed;
    private final int[] order;
    private long epoch = -1;

    Batches(int[] rows, int batchSize, long seed) {
        this.rows = rows;
        this.batchSize = batchSize;
        this.seed = seed;
        this.order = rows.clone();
    }

    /** The rows of one step. A table smaller than a batch is repeated. */
    int[] at(long step) {
        long perEpoch = Math.max(1, rows.length / batchSize);
        shuffle(step / perEpoch);
        int first = (int) (step % perEpoch) * batchSize;
        int[] batch = new int[batchSize];
        for (int i = 0; i < batchSize; i++) {
            batch[i] = order[(first + i) % order.length];
        }
        return batch;
    }

    private void shuffle(long wanted) {
        if (wanted == epoch) {
            return;
        }
        epoch = wanted;
        SplittableRandom random = new SplittableRandom(RowRandom.mix(seed + RowRandom.mix(wanted + 1)));
        System.arraycopy(rows, 0, order, 0, rows.length);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
