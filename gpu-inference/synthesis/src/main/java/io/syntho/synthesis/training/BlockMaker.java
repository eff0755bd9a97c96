package io.syntho.synthesis.training;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.encoding.RowDecoder;
import io.syntho.tabular.Table;
import java.util.function.LongFunction;

/** Cuts the rows asked for out of the whole blocks that a network makes; keeps the last block for small batches. Used by one thread. */
final class BlockMaker implements AutoCloseable {

    private final RowDecoder decoder;
    private final LongFunction<float[]> blocks;
    private final Runnable end;
    private long kept = -1;
    private float[] block = {};

    /**
     * Makes rows.
     *
     * @param blocks the network's outputs for a block's number
     * @param end frees the network
     */
    BlockMaker(RowDecoder decoder, LongFunction<float[]> blocks, Runnable end) {
        this.decoder = decoder;
        this.blocks = blocks;
        this.end = end;
    }

    /**
     * Rows {@code first} to {@code first + count} − 1.
     *
     * @throws io.syntho.synthesis.SynthesisException CANCELLED
     */
    Table batch(long first, int count, Cancellation cancellation) {
        RowDecoder.Batch batch = decoder.batch(count);
        for (int done = 0; done < count; ) {
            cancellation.check();
            long row = first + done;
            if (row / RowSource.BLOCK != kept) {
                kept = row / RowSource.BLOCK;
                block = blocks.apply(kept);
            }
            int from = (int) (row % RowSource.BLOCK);
            int part = Math.min(count - done, RowSource.BLOCK - from);
            batch.put(block, from, done, row, part);
            done += part;
        }
        return batch.table();
    }

    @Override
    public void close() {
        end.run();
    }
}
