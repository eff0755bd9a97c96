package io.syntho.server.generation.pipeline;

import io.syntho.server.platform.work.Repeating;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a worker's heap near what is alive. Columns live long enough to be promoted, and the serial collector lets the old generation grow by
 * all that is promoted until the largest heap is reached: a worker that may use gigabytes would hold garbage larger than its tables. So the old
 * generation is collected whenever it has grown by a part of what was alive in it; that takes at most half of the time, and far less
 * over a whole job.
 */
public final class TidyHeap implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final long LEAST_GROWTH = 5L << 20;
    private static final int PART_OF_LIVE = 16;
    private static final int REST_PER_COLLECTION = 1;

    private final MemoryPoolMXBean old;
    private final Repeating looking;
    private long restUntil = System.nanoTime();

    private TidyHeap(MemoryPoolMXBean old) {
        this.old = old;
        this.looking = Repeating.start("tidy-heap", LOOK, this::look);
    }

    /** Begins, where the collector has a generation that only a full collection empties; else there is nothing to do. */
    public static Optional<TidyHeap> start() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getType() == MemoryType.HEAP && pool.getName().equals("Tenured Gen"))
                .findFirst()
                .map(TidyHeap::new);
    }

    private void look() {
        @Nullable MemoryUsage afterCollection = old.getCollectionUsage();
        long live = afterCollection == null ? 0 : afterCollection.getUsed();
        long grown = old.getUsage().getUsed() - live;
        if (grown > Math.max(LEAST_GROWTH, live / PART_OF_LIVE) && System.nanoTime() - restUntil > 0) {
            long begun = System.nanoTime();
            System.gc();
            long end = System.nanoTime();
            restUntil = end + REST_PER_COLLECTION * (end - begun);
        }
    }

    @Override
    public void close() {
        looking.close();
    }
}
