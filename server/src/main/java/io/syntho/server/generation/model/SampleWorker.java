package io.syntho.server.generation.model;

import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.inference.InferenceBackend.Following;
import io.syntho.server.generation.job.CanNotBeDone;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.DependencyUnavailable;
import io.syntho.server.platform.errors.SafeTrace;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectMissing;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.work.DueWork;
import io.syntho.server.platform.work.Repeating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes samples in the worker role, one at a time. A worker that dies is replaced by whoever asks next once its lease has run out. */
public final class SampleWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SampleWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final SampleQueue queue;
    private final SampleWork work;
    private final Path scratch;
    private final Duration lease;
    private final DueWork due = new DueWork("samples", LOOK_AGAIN, this::makeNext);

    SampleWorker(SampleQueue queue, SampleWork work, Path scratch, Duration lease) {
        this.queue = queue;
        this.work = work;
        this.scratch = scratch;
        this.lease = lease;
    }

    /**
     * Starts to make samples.
     *
     * @param scratch this worker's own folder, for files on the way; emptied now
     */
    public static SampleWorker start(
            Database database,
            ObjectStorage storage,
            ObjectDeletions deletions,
            InferenceBackend backend,
            Path scratch,
            Clock clock) {
        SampleWorker worker = new SampleWorker(
                new SampleQueue(database, deletions, clock, LEASE),
                new SampleWork(database, storage, backend),
                scratch,
                LEASE);
        worker.start();
        return worker;
    }

    void start() {
        due.start();
    }

    /** Makes the next sample that is due; answers whether there was one. */
    boolean makeNext() {
        Optional<SampleLease> leased = queue.acquire();
        leased.ifPresent(this::make);
        return leased.isPresent();
    }

    /** How far one sample is, and whether it is still ours. */
    private static final class Standing {
        private volatile double percent;
        private volatile boolean lost;
    }

    private void make(SampleLease held) {
        Standing standing = new Standing();
        try (Repeating _ = Repeating.start("sample-heartbeat", lease.dividedBy(10), () -> renew(held, standing))) {
            Following following = new Following(
                    progress -> standing.percent = 90 * progress.fraction(), () -> standing.lost || due.closed());
            queue.complete(held, inFolder(held, following));
        } catch (CanNotBeDone refused) {
            queue.fail(held, refused.failure());
        } catch (ApiException refused) {
            queue.fail(held, new JobFailure(refused.reason().name(), refused.sentence(), refused.metadata()));
        } catch (ObjectMissing deleted) {
            queue.fail(held, JobFailure.of("MODEL_NOT_FOUND", "The model was deleted before its rows were made."));
        } catch (DependencyUnavailable away) {
            LOG.warn("samples/{} waits: {}", held.sample(), away.getMessage());
            queue.again(held, TRY_AGAIN, held.attempt() - 1);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            if (due.closed()) {
                queue.again(held, Duration.ZERO, held.attempt() - 1);
            } else if (!standing.lost) {
                LOG.warn("samples/{}, attempt {}: {}", held.sample(), held.attempt(), SafeTrace.of(failure));
                queue.again(held, TRY_AGAIN.multipliedBy(held.attempt()), held.attempt());
            }
        }
    }

    private SampleWork.Made inFolder(SampleLease held, Following following) throws IOException {
        clear();
        Files.createDirectories(scratch);
        try {
            return work.run(held, scratch, following);
        } finally {
            clear();
        }
    }

    /** What lies there is of a sample that is over, or of a process that was killed. */
    private void clear() throws IOException {
        if (!Files.exists(scratch)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(scratch)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private void renew(SampleLease held, Standing standing) {
        try {
            standing.lost = !queue.renew(held, standing.percent);
        } catch (RuntimeException away) {
            LOG.warn("the lease of samples/{} could not be renewed: {}", held.sample(), SafeTrace.of(away));
        }
    }

    /** Stops; a sample under way is given back. */
    @Override
    public void close() {
        due.close();
    }
}
